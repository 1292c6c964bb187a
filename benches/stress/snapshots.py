"""Copies of containers that other threads change: each is what the container held at one moment."""

from collections import deque

from _crew import THREADS, check, operations, run

count = operations() // THREADS
LENGTH = 50
table = {number: number for number in range(LENGTH)}
numbers = set(range(LENGTH))
row = list(range(LENGTH))
queue = deque(range(LENGTH))


def change(worker):
    for number in range(count):
        key = number % LENGTH
        if worker == 0:
            table.pop(key)
            table[key] = key
            numbers.discard(key)
            numbers.add(key)
        else:
            row.pop(0)
            row.append(LENGTH + number)
            queue.popleft()
            queue.append(LENGTH + number)


def is_whole(keys):
    keys = set(keys)
    return LENGTH - 1 <= len(keys) <= LENGTH and keys <= set(range(LENGTH))


def is_row(items):
    return len(items) in (LENGTH - 1, LENGTH) and list(items) == list(range(items[0], items[0] + len(items)))


def look(worker):
    for _ in range(count // 100):
        copies = [list(table), tuple(table), sorted(table), set(table), frozenset(table), [*table], {**table}]
        copies += [table.copy(), dict(table), table | {}, list(table.keys()), list(table.values()), dict.fromkeys(table)]
        copies += [list(numbers), tuple(numbers), set(numbers), frozenset(numbers), sorted(numbers), numbers.copy()]
        copies += [numbers | set(), numbers - set(), set() | numbers, {*numbers}, dict.fromkeys(numbers)]
        for number, copy in enumerate(copies):
            if not is_whole(copy):
                raise ValueError(number, copy)
        for pairs in list(table.items()), sorted(table.items()), set(table.items()):
            if not is_whole(key for key, value in pairs if key == value):
                raise ValueError(pairs)
        grown = []
        grown.extend(table)
        grown += table.items()
        if len(grown) < 2 * LENGTH - 2:
            raise ValueError(grown)
        rows = [list(row), tuple(row), row[:], row.copy(), row + [], [*row], sorted(row)]
        rows += [list(queue), tuple(queue), queue.copy(), deque(queue), sorted(queue)]
        for number, items in enumerate(rows):
            if not is_row(items):
                raise ValueError(number, items)


run(change, change, look, look)
check(sorted(table) == sorted(numbers) == list(range(LENGTH)))
print("ok")
