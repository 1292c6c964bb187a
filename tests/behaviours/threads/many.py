"""Many threads, each with its own result."""
import threading

results = {}


def work(number):
    total = 0
    for step in range(200):
        total += step * number
    results[number] = total


threads = [threading.Thread(target=work, args=(number,)) for number in range(50)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(results), sum(results.values()), results[7], threading.active_count())
