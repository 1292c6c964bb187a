"""Pools of processes: map, starmap, apply, imap and asynchronous results."""
from multiprocessing import Pool


def square(number):
    return number * number


def add(a, b=10):
    return a + b


def fail(number):
    raise KeyError(number)


if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(square, range(10)), pool.map(square, [], chunksize=2), pool.starmap(add, [(1, 2), (3,)]), pool.apply(add, (1,), {"b": 5}))
        print(list(pool.imap(square, [3, 4])), sorted(pool.imap_unordered(square, [5, 6])), pool.map(len, ["a", "bb"]))
        later = pool.map_async(square, [7])
        print(later.get(timeout=20), later.ready(), later.successful(), pool.apply_async(square, (8,)).get())
        try:
            pool.map(fail, ["x"])
        except KeyError as error:
            print(repr(error))
        pool.close()
        pool.join()
    try:
        pool.map(square, [1])
    except ValueError as error:
        print(error)
