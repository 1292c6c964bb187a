"""Several threads pop from one list until it is empty: every item comes out once."""

from _crew import THREADS, check, operations, run

count = operations()
items = list(range(count))
taken = [[] for _ in range(THREADS)]


def work(worker):
    mine = taken[worker]
    while True:
        try:
            mine.append(items.pop())
        except IndexError:
            return


run(*[work] * THREADS)
together = sorted(number for mine in taken for number in mine)
check(together == list(range(count)), len(together))
print("ok", len(together), items)
