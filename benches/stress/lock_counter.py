"""Several threads count under one lock: no step is lost."""

from _crew import THREADS, check, operations, run

import threading

count = operations() // THREADS
lock = threading.Lock()
total = 0


def work(worker):
    global total
    for _ in range(count):
        with lock:
            total += 1


run(*[work] * THREADS)
check(total == count * THREADS, total)
print("ok", total)
