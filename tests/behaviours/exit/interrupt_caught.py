"""An interrupt raises KeyboardInterrupt in the main thread, also out of a sleep and a busy loop."""
import os
import signal
import threading
import time


def interrupt_soon():
    threading.Timer(0.1, os.kill, args=(os.getpid(), signal.SIGINT)).start()


try:
    interrupt_soon()
    time.sleep(20)
except KeyboardInterrupt as error:
    print("out of sleep", repr(error))
try:
    interrupt_soon()
    while True:
        pass
except KeyboardInterrupt:
    print("out of a loop")
try:
    interrupt_soon()
    threading.Event().wait(20)
except KeyboardInterrupt:
    print("out of a wait")
