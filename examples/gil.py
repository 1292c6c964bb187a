"""Shows what the global lock does to CPU-bound threads: run it with `--gil on` and with `--gil off`.

The same amount of work is done for each thread, so with the lock two threads take twice as long as one, and
without it they take as long as one (on two cores). An argument sets the size of the work.
"""

import sys
import threading
import time


def count_primes(limit):
    """Counts the primes below `limit` by trial division: nothing but computation."""
    primes = 0
    for candidate in range(2, limit):
        divisor = 2
        while divisor * divisor <= candidate:
            if candidate % divisor == 0:
                break
            divisor += 1
        else:
            primes += 1
    return primes


def measure(thread_count, limit):
    """Runs `count_primes` in each of so many threads, and returns the results and the seconds that all took."""
    results = []
    threads = [
        threading.Thread(target=lambda: results.append(count_primes(limit))) for _ in range(thread_count)
    ]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results, time.perf_counter() - began


def main():
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    state = "on" if sys._is_gil_enabled() else "off"
    print(f"Python {sys.version.split()[0]}, global lock {state}: each thread counts the primes below {limit:,}")
    print(f"{'threads':>9} {'primes':>9} {'seconds':>9} {'work per second':>17}")
    measure(1, limit // 10)
    alone = None
    for thread_count in (1, 2):
        results, seconds = measure(thread_count, limit)
        if alone is None:
            alone = seconds
        rate = thread_count * alone / seconds
        print(f"{thread_count:>9} {sum(results):>9} {seconds:>9.3f} {'x' + format(rate, '.2f'):>17}")


if __name__ == "__main__":
    main()
