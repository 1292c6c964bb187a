"""Threads iterate, slice, copy and search a list while others change it: every item they see is a whole one."""

from _crew import THREADS, check, operations, run

count = operations() // THREADS
items = [(number, number) for number in range(100)]


def change(worker):
    for number in range(count):
        items.append((number, number))
        if len(items) > 200:
            del items[::2]
        items.reverse()


def look(worker):
    for number in range(count // 50):
        for left, right in items:
            if left != right:
                raise ValueError((left, right))
        for left, right in items[10:50] + items.copy() + list(items):
            if left != right:
                raise ValueError((left, right))
        (-1, -1) in items
        len(items)


run(change, change, look, look)
check(all(left == right for left, right in items))
print("ok")
