"""Appends from several threads all arrive."""
import threading

items, table, seen = [], {}, set()


def work(worker):
    for number in range(2000):
        items.append(number)
        table[worker, number] = number
        seen.add((worker, number))


threads = [threading.Thread(target=work, args=(worker,)) for worker in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(items), sum(items), len(table), len(seen))
