"""Several threads append to one list: every item arrives, in the order of its thread."""

from _crew import THREADS, check, operations, run

count = operations() // THREADS
items = []


def work(worker):
    for number in range(count):
        items.append((worker, number))


run(*[work] * THREADS)
check(len(items) == count * THREADS, len(items))
for worker in range(THREADS):
    check([number for owner, number in items if owner == worker] == list(range(count)), "order of", worker)
print("ok", len(items))
