"""Items pass through a small queue from two interpreters to two others: every item comes out once."""

from _crew import check, operations

from concurrent import interpreters

count = operations() // 50
line, taken = interpreters.create_queue(10), interpreters.create_queue()


def put(line, taken, worker, count):
    for number in range(count):
        line.put((worker, number))
    line.put(None)


def take(line, taken, worker, count):
    mine = []
    while (item := line.get()) is not None:
        mine.append(item)
    taken.put(mine)


crew = [(interpreters.create(gil=number % 2 == 0), work) for number, work in enumerate((put, put, take, take))]
threads = [each.call_in_thread(work, line, taken, number, count) for number, (each, work) in enumerate(crew)]
together = sorted(taken.get() + taken.get())
for thread in threads:
    thread.join()
for each, _ in crew:
    each.close()
check(together == [(worker, number) for worker in (0, 1) for number in range(count)], len(together))
print("ok", len(together))
