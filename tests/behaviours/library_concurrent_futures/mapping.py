"""map gives results in order, with a time limit and with a limit of what is under way."""
import threading
from concurrent.futures import ThreadPoolExecutor

go = threading.Event()
taken = []


def numbers():
    for number in range(10):
        taken.append(number)
        yield number


with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(pow, [2, 3, 4], [5, 2, 1])), list(pool.map(int, [])))
    results = pool.map(str, numbers(), buffersize=3)
    print(taken, next(results), taken, list(results))
    late = pool.map(lambda _: go.wait(), [1], timeout=0.01)
    try:
        next(late)
    except TimeoutError as error:
        print(type(error).__name__)
    go.set()
    failing = pool.map(lambda number: 1 // number, [1, 0, 1])
    print(next(failing))
    try:
        next(failing)
    except ZeroDivisionError as error:
        print(error)
    print(list(failing))
    for size in (0, -1, 1.5):
        try:
            pool.map(int, [1], buffersize=size)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
