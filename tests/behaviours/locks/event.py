"""Events: set, clear, wait and its timeout."""
import threading

event = threading.Event()
seen = []


def waiter():
    seen.append(event.wait(timeout=5))


threads = [threading.Thread(target=waiter) for _ in range(3)]
for thread in threads:
    thread.start()
print(event.is_set(), event.wait(timeout=0.01))
event.set()
for thread in threads:
    thread.join()
print(seen, event.is_set(), event.wait())
event.clear()
print(event.is_set())
