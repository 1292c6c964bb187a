"""While what is left at the end is seen to, daemons go no further."""

import threading
import time

steps = [0]
begun = threading.Event()


def step():
    steps[0] += 1


def work():
    while True:
        step()
        begun.set()


class Last:
    def __del__(self, steps=steps, sleep=time.sleep, print=print):
        sleep(0.02)
        before = steps[0]
        sleep(0.05)
        print('went on:', steps[0] != before)


last = Last()
threading.Thread(target=work, daemon=True).start()
begun.wait()
