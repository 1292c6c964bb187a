"""Two threads against one: calls of a shared function."""

import threading
import time


def add(left, right):
    return left + right


def work(size):
    total = 0
    for number in range(size):
        total = add(total, number)
    return total


def measure(thread_count, size):
    """The seconds that so many threads take, each doing work of that size."""
    threads = [threading.Thread(target=work, args=(size,)) for _ in range(thread_count)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - begin


def main(size=12_000_000, rounds=5):
    measure(2, size // 10)
    one = min(measure(1, size) for _ in range(rounds))
    two = min(measure(2, size) for _ in range(rounds))
    print(f"one {one:.4f} s")
    print(f"two {two:.4f} s")
    print(f"scaling {2 * one / two:.2f}")


main()
