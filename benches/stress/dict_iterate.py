"""Threads iterate over a dictionary while others change it: whole items, or the error that CPython raises."""

from _crew import THREADS, check, operations, run

count = operations() // THREADS
table = {number: number for number in range(100)}


def change(worker):
    for number in range(count):
        key = 100 + number % 300 + worker * 300
        table[key] = key
        table.pop(key - 50 if key - 50 >= 100 else -1, None)


def look(worker):
    for _ in range(count // 100):
        try:
            for key, value in table.items():
                if key != value:
                    raise ValueError((key, value))
        except RuntimeError as error:
            if "changed" not in str(error):
                raise
        for key in list(table):
            if table.get(key, key) != key:
                raise ValueError(key)
        for key, value in table.copy().items():
            if key != value:
                raise ValueError((key, value))


run(change, change, look, look)
check(all(table[number] == number for number in range(100)))
print("ok")
