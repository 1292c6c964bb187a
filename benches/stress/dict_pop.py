"""Several threads pop the same keys from one dictionary: one of them gets each value."""

from _crew import THREADS, check, operations, run

count = operations() // 2
table = {number: -number for number in range(count)}
rest = {str(number): number for number in range(count)}
taken = [[] for _ in range(THREADS)]


def work(worker):
    mine = taken[worker]
    for number in range(count):
        value = table.pop(number, None)
        if value is not None:
            mine.append(value)
    while True:
        try:
            mine.append(rest.popitem()[1] + 1)
        except KeyError:
            return


run(*[work] * THREADS)
together = sorted(number for mine in taken for number in mine)
check(together == list(range(1 - count, count + 1)), len(together))
check(not table and not rest)
print("ok", len(together))
