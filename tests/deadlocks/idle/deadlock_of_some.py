"""Some threads wait for each other, but another one still does something."""
import threading
import time

lock = threading.Lock()
lock.acquire()
threading.Thread(target=lock.acquire, daemon=True).start()
while True:
    time.sleep(0.05)
