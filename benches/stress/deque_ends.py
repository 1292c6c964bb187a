"""Threads put items on both ends of a deque and others take them: every item comes out once, in its order."""

from _crew import THREADS, check, operations, run

from collections import deque

count = operations() // 2
line = deque()
taken = [[] for _ in range(THREADS)]
finished = []


def put(worker):
    for number in range(count):
        line.append((worker, number))
    finished.append(worker)


def take(worker):
    mine = taken[worker]
    while True:
        done = len(finished) == 2
        try:
            mine.append(line.popleft())
        except IndexError:
            if done:
                return


run(put, put, take, take)
for mine in taken:
    for owner in (0, 1):
        numbers = [number for worker, number in mine if worker == owner]
        check(numbers == sorted(numbers), "order of", owner)
together = sorted(item for mine in taken for item in mine)
check(together == [(worker, number) for worker in (0, 1) for number in range(count)], len(together))
print("ok", len(together))
