"""An object that nobody refers to any more opens at its end what everybody waits for."""
import threading

lock = threading.Lock()
lock.acquire()


class Opener:
    def __del__(self):
        lock.release()


def leave():
    opener = Opener()
    opener.own = opener


def forget(depth):
    # What is left of the call on the stacks is written over, of library code too.
    sorted([depth, 1], key=lambda number: -number)
    return depth and forget(depth - 1)


leave()
forget(20)
lock.acquire()
print('done')
