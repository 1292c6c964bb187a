"""`map` of an executor takes several iterables, a timeout, chunks and a size of its buffer."""
import threading
from concurrent.futures import ThreadPoolExecutor, TimeoutError


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except (ValueError, TypeError, ZeroDivisionError) as error:
        print(type(error).__name__, error)


gate = threading.Event()
with ThreadPoolExecutor(2) as executor:
    print(list(executor.map(lambda x, y: x + y, [1, 2, 3], [4, 5])))
    show(lambda: list(executor.map(lambda x: 1 / x, [1, 0])))
    print(list(executor.map(abs, [-1, -2], chunksize=5)), list(executor.map(abs, range(-5, 0), buffersize=2)))
    show(executor.map, abs, [1], buffersize=0)
    show(executor.map, abs, [1], buffersize="x")
    slow = executor.map(gate.wait, [None], timeout=0.01)
    try:
        next(slow)
    except TimeoutError:
        print("too late")
    gate.set()
    taken = []
    lazy = executor.map(abs, (taken.append(n) or n for n in range(100)), buffersize=3)
    print(next(lazy), len(taken) < 10, sum(lazy), len(taken))
