"""Two threads that count with `counter += 1` and no lock: what one reads, the other may change before it writes."""

import sys
import threading

counter = 0


def count(times):
    global counter
    for _ in range(times):
        counter += 1


def main():
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    threads = [threading.Thread(target=count, args=(times,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(counter)


main()
