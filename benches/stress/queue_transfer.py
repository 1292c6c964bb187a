"""Items pass through a queue from two threads to two others: every item comes out once."""

from _crew import THREADS, check, operations, run

import queue

count = operations() // 10
line = queue.Queue(maxsize=100)
taken = [[] for _ in range(THREADS)]


def put(worker):
    for number in range(count):
        line.put((worker, number))
    line.put(None)


def take(worker):
    while (item := line.get()) is not None:
        taken[worker].append(item)


run(put, put, take, take)
together = sorted(item for mine in taken for item in mine)
check(together == [(worker, number) for worker in (0, 1) for number in range(count)], len(together))
print("ok", len(together))
