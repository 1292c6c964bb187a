"""Two threads that count together under one lock."""

import threading


def main(count=500_000):
    lock = threading.Lock()
    total = 0

    def add():
        nonlocal total
        for _ in range(count):
            with lock:
                total += 1

    threads = [threading.Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(total)
