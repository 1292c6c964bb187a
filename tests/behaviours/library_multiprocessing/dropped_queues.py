"""A queue that nobody has any more lets go of its thread and its open files."""
import gc
import multiprocessing
import os
import threading
import time


def use(number):
    queue = multiprocessing.JoinableQueue()
    queue.put(number)
    print(queue.get())
    queue.task_done()
    queue.join()


if __name__ == '__main__':
    use(1)
    gc.collect()
    before = len(os.listdir('/proc/self/fd'))
    for number in range(5):
        use(number)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        gc.collect()
        if len(os.listdir('/proc/self/fd')) <= before and threading.active_count() == 1:
            break
    print(len(os.listdir('/proc/self/fd')) <= before, threading.active_count())
