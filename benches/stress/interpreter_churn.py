"""Threads make interpreters, work in them and close them, while others list them all and put into one queue."""

from _crew import THREADS, check, operations, run

from concurrent import interpreters

count = max(operations() // 20_000, 3)
line = interpreters.create_queue()
got = []


def churn(worker):
    for number in range(count):
        made = interpreters.create()
        made.prepare_main(line=line, worker=worker, number=number)
        made.exec("line.put((worker, number))")
        check(made in interpreters.list_all(), "an interpreter is not listed")
        check(made.call(sum, [worker, number]) == worker + number, "a wrong sum")
        # This may be another's, whose interpreter is gone.
        got.append(line.get())
        made.close()


run(*[churn] * THREADS)
check(len(got) == THREADS * count and line.empty(), len(got))
check(all(type(each) is not tuple or each[0] < THREADS and each[1] < count for each in got), got)
check(interpreters.list_all() == [interpreters.get_main()], interpreters.list_all())
print("ok", len(got))
