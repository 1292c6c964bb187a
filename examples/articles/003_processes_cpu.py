"""Sums ten million squares in each of three processes (or as many as the first argument says)."""

import sys
from multiprocessing import Process
from time import time


def add_squares(task, limit):
    print(f"Starting CPU-bound task {task}...")
    total = sum(number * number for number in range(limit))
    print(f"Finished CPU-bound task {task}.")
    return total


def add_in_processes(limit):
    began = time()
    children = []
    for task in range(3):
        child = Process(target=add_squares, args=(task, limit))
        children.append(child)
        child.start()
    for child in children:
        child.join()
    print(f"Total multiprocessing time: {time() - began:.2f}s")


if __name__ == "__main__":
    add_in_processes(int(sys.argv[1]) if len(sys.argv) > 1 else 10**7)
