"""Several threads insert into the middle of one list and pop from its ends: nothing is lost or doubled."""

from _crew import THREADS, check, operations, run

count = operations() // THREADS
items = list(range(-100, 0))
taken = [[] for _ in range(THREADS)]


def work(worker):
    mine = taken[worker]
    for number in range(count):
        items.insert(50, worker * count + number)
        mine.append(items.pop(0 if number & 1 else -1))


run(*[work] * THREADS)
together = sorted([number for mine in taken for number in mine] + items)
check(together == list(range(-100, count * THREADS)), len(together), len(items))
print("ok", len(together), len(items))
