"""Daemon threads do not keep the program alive; others do."""
import threading
import time

ready = threading.Event()


def forever():
    ready.set()
    while True:
        time.sleep(0.01)


def later():
    time.sleep(0.2)
    print("the thread ends last")


threading.Thread(target=forever, daemon=True).start()
threading.Thread(target=later).start()
ready.wait()
print("main ends")
