"""Starts one child process, which prints its own process id."""

import multiprocessing
import os


def report():
    print("Process:", os.getpid())


if __name__ == "__main__":
    child = multiprocessing.Process(target=report)
    child.start()
    child.join()
