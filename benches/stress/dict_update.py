"""Several threads update one dictionary from others: every key arrives."""

from _crew import THREADS, check, operations, run

count = operations() // THREADS // 10
table = {"kept": "kept"}


def work(worker):
    for number in range(count):
        start = (worker * count + number) * 10
        table.update({key: -key for key in range(start, start + 10)})
        table.update(kept="kept")


run(*[work] * THREADS)
check(len(table) == count * THREADS * 10 + 1, len(table))
check(all(table[key] == -key for key in range(count * THREADS * 10)))
print("ok", len(table))
