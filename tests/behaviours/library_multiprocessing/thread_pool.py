"""A pool of threads has the methods of a pool of processes."""
import time
from multiprocessing import TimeoutError
from multiprocessing.pool import ThreadPool


def square(number):
    return number * number


def fail(number):
    raise ValueError(number)


with ThreadPool(3) as pool:
    print(pool.map(square, range(10)), pool.apply(square, (3,)), pool.starmap(pow, [(2, 3), (3, 2)]))
    print(list(pool.imap(square, range(5))), sorted(pool.imap_unordered(square, range(5), 2)))
    result = pool.apply_async(square, (4,), callback=lambda value: print("callback", value))
    print(result.get(), result.ready(), result.successful())
    for wrong in (lambda: pool.apply(fail, (7,)), lambda: pool.map_async(fail, [8]).get(), pool.join,
                  lambda: pool.map(square, 5)):
        try:
            wrong()
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
    try:
        pool.apply_async(time.sleep, (0.2,)).get(0.01)
    except TimeoutError as error:
        print(type(error).__name__)
    print(pool)
try:
    pool.apply(square, (1,))
except ValueError as error:
    print(error)
