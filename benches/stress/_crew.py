"""Runs the same work in several threads at once, for the programs beside it."""

import sys
import threading

THREADS = 4


def operations():
    """How many operations a program does in all: a million, or what its argument says."""
    return int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000


def run(*works):
    """Runs each function with the number of its thread, all at once; fails if one of them raises."""
    failures = []
    barrier = threading.Barrier(len(works))

    def guarded(work, number):
        barrier.wait()
        try:
            work(number)
        except BaseException as error:
            failures.append(f"{type(error).__name__}: {error}")

    threads = [threading.Thread(target=guarded, args=(work, number)) for number, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check(not failures, failures)


def check(holds, *details):
    """Ends the program with status 1 if something was lost."""
    if not holds:
        print("LOST", *details)
        sys.exit(1)
