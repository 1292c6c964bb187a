"""Squares a hundred thousand numbers (or as many as the first argument says) in a pool of four processes."""

import sys
from multiprocessing import Pool


def square(number):
    return number * number


if __name__ == "__main__":
    numbers = range(int(sys.argv[1]) if len(sys.argv) > 1 else 100000)
    with Pool(processes=4) as workers:
        squares = workers.map(square, numbers)
        print(f"{len(squares)} squares from {squares[0]} to {squares[-1]}")
        print(squares == [number**2 for number in numbers])
