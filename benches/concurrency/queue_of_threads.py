"""Items that two threads put into a queue and two others take out."""

import queue
import threading


def main(count=100_000):
    items = queue.Queue(maxsize=1_000)
    totals = []

    def put(first):
        for number in range(first, count, 2):
            items.put(number)

    def take():
        total = 0
        while (number := items.get()) is not None:
            total += number
        totals.append(total)

    putting = [threading.Thread(target=put, args=(first,)) for first in (0, 1)]
    taking = [threading.Thread(target=take) for _ in range(2)]
    for thread in putting + taking:
        thread.start()
    for thread in putting:
        thread.join()
    for _ in taking:
        items.put(None)
    for thread in taking:
        thread.join()
    print(sum(totals))
