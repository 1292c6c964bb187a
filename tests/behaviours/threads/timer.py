"""Timers run once, later, unless they are cancelled."""
import threading
import time

seen = []
first = threading.Timer(0.05, seen.append, args=["first"])
second = threading.Timer(0.05, lambda: seen.append("never"))
first.start()
second.start()
second.cancel()
first.join()
second.join()
print(seen)
