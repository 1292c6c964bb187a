"""A program that waits for Ctrl-C while its workers are idle."""
import queue
import threading
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2)
pool.submit(int).result()
items, guard = queue.Queue(), threading.Lock()

def work():
    while True:
        with guard:
            items.get()

for _ in range(3):
    threading.Thread(target=work, daemon=True).start()
threading.Event().wait()
