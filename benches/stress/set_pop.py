"""Several threads pop and remove from one set: one of them gets each item."""

from _crew import THREADS, check, operations, run

count = operations()
numbers = set(range(count))
taken = [[] for _ in range(THREADS)]


def work(worker):
    mine = taken[worker]
    for number in range(0, count, 2):
        try:
            numbers.remove(number)
        except KeyError:
            continue
        mine.append(number)
    while True:
        try:
            mine.append(numbers.pop())
        except KeyError:
            return


run(*[work] * THREADS)
together = sorted(number for mine in taken for number in mine)
check(together == list(range(count)), len(together))
print("ok", len(together))
