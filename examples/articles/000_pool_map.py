"""Maps a slow square over five numbers with a pool of processes."""

from multiprocessing import Pool
from time import sleep


def slow_square(number):
    sleep(0.1)
    return number**2


if __name__ == "__main__":
    with Pool() as workers:
        squares = workers.map(slow_square, list(range(1, 6)))
        print(f"Results: {squares}")
