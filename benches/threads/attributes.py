"""Two threads against one: attribute access and methods of own instances of a shared class."""

import threading
import time


class Counter:
    def __init__(self):
        self.total = 0
        self.last = 1

    def add(self, value):
        return value + 1


def work(size):
    counter = Counter()
    for number in range(size):
        counter.total = counter.total + counter.last
        counter.last = counter.add(number)
    return counter.total


def measure(thread_count, size):
    """The seconds that so many threads take, each doing work of that size."""
    threads = [threading.Thread(target=work, args=(size,)) for _ in range(thread_count)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - begin


def main(size=8_000_000, rounds=5):
    measure(2, size // 10)
    one = min(measure(1, size) for _ in range(rounds))
    two = min(measure(2, size) for _ in range(rounds))
    print(f"one {one:.4f} s")
    print(f"two {two:.4f} s")
    print(f"scaling {2 * one / two:.2f}")


main()
