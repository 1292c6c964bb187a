"""Several threads set defaults for the same keys: all of them see the value of the one that was first."""

from _crew import THREADS, check, operations, run

count = operations() // THREADS
table = {}
seen = [[] for _ in range(THREADS)]


def work(worker):
    mine = seen[worker]
    for number in range(count):
        mine.append(table.setdefault(number, (worker, number)))


run(*[work] * THREADS)
check(len(table) == count, len(table))
for number in range(count):
    for mine in seen:
        check(mine[number] is table[number], number)
print("ok", len(table))
