"""Several threads put keys of their own into one dictionary: every key arrives with its value."""

from _crew import THREADS, check, operations, run

count = operations() // THREADS
table = {}


def work(worker):
    for number in range(count):
        table[number * THREADS + worker if number & 1 else f"{worker}/{number}"] = number


run(*[work] * THREADS)
check(len(table) == count * THREADS, len(table))
for worker in range(THREADS):
    for number in range(count):
        key = number * THREADS + worker if number & 1 else f"{worker}/{number}"
        check(table[key] == number, key)
print("ok", len(table))
