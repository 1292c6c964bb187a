"""Items that go from thread to thread through queues."""

import queue
import threading


def main(count=400_000):
    first, second = queue.Queue(maxsize=100), queue.SimpleQueue()
    results = []

    def produce():
        for number in range(count):
            first.put(number)
        first.put(None)

    def square():
        while (item := first.get()) is not None:
            second.put(item * item)
            first.task_done()
        second.put(None)

    def collect():
        while (item := second.get()) is not None:
            results.append(item)

    threads = [threading.Thread(target=target) for target in (produce, square, collect)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(results), sum(results), results == sorted(results))
