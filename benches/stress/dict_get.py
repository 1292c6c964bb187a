"""Threads read a dictionary while others make it grow and shrink: what is always there is always found."""

from _crew import THREADS, check, operations, run

count = operations() // THREADS
table = {f"fixed {number}": number for number in range(50)}
names = list(table)


def change(worker):
    for number in range(count):
        table[worker, number] = number
        if number >= 100:
            del table[worker, number - 100]


def look(worker):
    for number in range(count):
        name = names[number % 50]
        if table[name] != number % 50 or table.get(name) != number % 50 or name not in table:
            raise ValueError(name)


run(change, change, look, look)
check(len(table) == 50 + 2 * min(count, 100), len(table))
print("ok", len(table))
