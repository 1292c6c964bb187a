"""Two threads against one: allocation of small objects."""

import threading
import time


class Pair:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def work(size):
    kept = None
    for number in range(size):
        kept = Pair(number, kept if number & 7 else None)
    return kept


def measure(thread_count, size):
    """The seconds that so many threads take, each doing work of that size."""
    threads = [threading.Thread(target=work, args=(size,)) for _ in range(thread_count)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - begin


def main(size=6_000_000, rounds=5):
    measure(2, size // 10)
    one = min(measure(1, size) for _ in range(rounds))
    two = min(measure(2, size) for _ in range(rounds))
    print(f"one {one:.4f} s")
    print(f"two {two:.4f} s")
    print(f"scaling {2 * one / two:.2f}")


main()
