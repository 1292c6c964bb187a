"""Squares a hundred thousand numbers in a pool of four processes."""

from multiprocessing import Pool


def square(number):
    return number * number


if __name__ == "__main__":
    with Pool(processes=4) as workers:
        squares = workers.map(square, range(100000))
        print(f"{len(squares)} squares from {squares[0]} to {squares[-1]}")
        print(squares == [number**2 for number in range(100000)])
