"""A pool of processes that maps a hundred thousand items."""

import multiprocessing


def square(number):
    return number * number


def main():
    with multiprocessing.Pool(processes=4) as pool:
        print(sum(pool.map(square, range(100_000))))
