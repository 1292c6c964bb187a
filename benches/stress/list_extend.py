"""Several threads extend one list: every item arrives, and what was added at once stays together."""

from _crew import THREADS, check, operations, run

count = operations() // THREADS // 10
items = []


def work(worker):
    own = items
    for number in range(count):
        if number & 1:
            own.extend([(worker, number)] * 10)
        else:
            own += [(worker, number)] * 10


run(*[work] * THREADS)
check(len(items) == count * THREADS * 10, len(items))
for start in range(0, len(items), 10):
    check(items[start : start + 10] == [items[start]] * 10, start)
check(sorted(items[::10]) == [(worker, number) for worker in range(THREADS) for number in range(count)])
print("ok", len(items))
