"""A manager can hold a pool, which everybody uses through its proxy."""
import multiprocessing


def square(number):
    return number * number


if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        with manager.Pool(2) as pool:
            print(pool.map(square, range(4)), pool.apply(square, (5,)), pool.starmap(pow, [(2, 3)]))
            print(pool.apply_async(square, (6,)).get(), list(pool.imap(square, [7])))
