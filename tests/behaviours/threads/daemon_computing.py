"""A daemon thread that computes does not hold up the end."""
import threading

started = threading.Event()


def compute():
    number = 0
    started.set()
    while True:
        number += 1


threading.Thread(target=compute, daemon=True).start()
started.wait()
print("main ends")
