"""Each thread or process of an executor begins with the initializer, and one that fails breaks the pool."""
import logging
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, ThreadPoolExecutor

value = None
logging.getLogger('concurrent.futures').setLevel(100)


def begin(given):
    global value
    value = given


def get():
    return value


def fail():
    raise ValueError('cannot begin')


if __name__ == '__main__':
    for kind in (ThreadPoolExecutor, ProcessPoolExecutor):
        with kind(2, initializer=begin, initargs=('begun',)) as pool:
            print({pool.submit(get).result() for _ in range(4)})
    for kind in (ThreadPoolExecutor,):
        with kind(1, initializer=fail) as pool:
            try:
                pool.submit(get).result(60)
            except BrokenExecutor as error:
                print(type(error).__name__)
    try:
        ThreadPoolExecutor(1, initializer=5)
    except TypeError as error:
        print(error)
