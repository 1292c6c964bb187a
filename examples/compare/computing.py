"""Two threads that compute: `weft compare examples/compare/computing.py` shows what the global lock costs them."""

import sys
import threading


def add_up(count):
    """Adds up remainders, and touches nothing that another thread has."""
    total = 0
    for number in range(count):
        total += number * number % 7
    return total


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000_000
    results = []
    threads = [threading.Thread(target=lambda: results.append(add_up(count))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(results)


main()
