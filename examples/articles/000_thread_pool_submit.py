"""Submits one call to a pool of threads and prints its result."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep


def run_slowly(label):
    sleep(1)
    return f"Execution in the {label} thread"


if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as pool:
        pending = pool.submit(run_slowly, "Thread-1")
        print(pending.result())
