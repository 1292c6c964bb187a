"""An interrupt that nobody catches ends the program by the signal, after its traceback."""
import os
import signal


def run():
    try:
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(10**9):
            pass
    finally:
        print("finally")


run()
