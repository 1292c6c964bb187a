"""An event wakes all who wait for it, until it is cleared."""
import threading

event = threading.Event()
print(event.is_set(), event.wait(0), event.wait(0.01))
results = []
threads = [threading.Thread(target=lambda: results.append(event.wait(30))) for _ in range(3)]
for thread in threads:
    thread.start()
event.set()
for thread in threads:
    thread.join()
print(results, event.is_set(), event.wait())
event.clear()
print(event.is_set(), event.wait(0))
