"""Pools of threads: submit, map, results, exceptions and callbacks."""
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait


def work(number):
    if number == 3:
        raise ValueError("three")
    return number * 10


with ThreadPoolExecutor(max_workers=2, thread_name_prefix="pool") as pool:
    futures = [pool.submit(work, number) for number in range(5)]
    print([future.result() for future in futures if future.exception() is None], repr(futures[3].exception()))
    print(list(pool.map(work, [5, 6])), list(pool.map(lambda a, b: a + b, [1, 2], [3, 4])), pool.submit(lambda: threading.current_thread().name).result().startswith("pool"))
    futures[0].add_done_callback(lambda future: print("called", future.result()))
    print(sorted(future.result() for future in as_completed([pool.submit(work, 1), pool.submit(work, 2)])))
    done, waiting = wait([pool.submit(work, 7)])
    print(len(done), len(waiting), futures[1].done(), futures[1].running(), futures[1].cancelled(), futures[1].cancel())
    try:
        futures[3].result()
    except ValueError as error:
        print(error)
    try:
        list(pool.map(work, [1, 3]))
    except ValueError as error:
        print("map", error)
try:
    pool.submit(work, 1)
except RuntimeError as error:
    print(error)
try:
    ThreadPoolExecutor(max_workers=0)
except ValueError as error:
    print(error)
