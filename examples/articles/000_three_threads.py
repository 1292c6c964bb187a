"""Runs three threads that sleep side by side, and waits for them."""

from threading import Thread
from time import sleep


def nap(label):
    print(f"Getting started {label}")
    sleep(2)
    print(f"Shutdown {label}")


crew = [Thread(target=nap, args=(f"Thread-{index}",)) for index in range(3)]
for member in crew:
    member.start()
for member in crew:
    member.join()
