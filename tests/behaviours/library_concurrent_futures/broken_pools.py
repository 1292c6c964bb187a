"""A worker that is killed breaks its pool: nothing hangs, and nothing more can be submitted."""
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def end():
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == '__main__':
    with ProcessPoolExecutor(2) as pool:
        print(pool.submit(abs, -3).result())
        try:
            pool.submit(end).result(60)
        except BrokenProcessPool as error:
            print(type(error).__name__, isinstance(error, RuntimeError))
        try:
            pool.submit(abs, 1)
        except BrokenProcessPool as error:
            print(type(error).__name__)
