"""Two threads that do all their work under one lock: they take turns, with the global lock or without it."""

import sys
import threading

lock = threading.Lock()


def work(count):
    for _ in range(30):
        with lock:
            total = 0
            for number in range(count):
                total += number


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    threads = [threading.Thread(target=work, args=(count,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


main()
