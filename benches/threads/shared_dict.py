"""Two threads against one: reads of one shared dictionary with shared text keys."""

import threading
import time


keys = [f"key {number}" for number in range(64)]
shared = {key: number for number, key in enumerate(keys)}


def work(size):
    names, table = keys, shared
    total = 0
    for number in range(size):
        total += table[names[number & 63]]
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
