"""Prints a square and a cube from two threads."""

from threading import Thread


def show_cube(number):
    print("Cube: {}".format(number**3))


def show_square(number):
    print("Square: {}".format(number**2))


if __name__ == "__main__":
    pair = (Thread(target=show_square, args=(10,)), Thread(target=show_cube, args=(10,)))
    for each in pair:
        each.start()
    for each in pair:
        each.join()
    print("Done!")
