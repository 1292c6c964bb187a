"""The pool of processes."""
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool


def square(n):
    return n * n


def fail(message):
    raise KeyError(message)


def die():
    os._exit(7)


def pid(_):
    return os.getpid()


state = []


def set_up(value):
    state.append(value)


def get_state():
    return state


def main():
    ctx = multiprocessing.get_context('spawn')
    with ProcessPoolExecutor(2, mp_context=ctx) as pool:
        print([f.result() for f in [pool.submit(square, n) for n in range(8)]])
        print(list(pool.map(square, range(10), chunksize=4)), list(pool.map(pow, [2, 3], [3, 2])))
        print(list(pool.map(square, range(4), buffersize=1)))
        print(sorted(f.result() for f in as_completed([pool.submit(square, n) for n in range(4)])))
        failing = pool.submit(fail, 'k')
        try:
            failing.result()
        except KeyError as error:
            print(repr(error), type(error.__cause__).__name__, 'KeyError' in str(error.__cause__))
        try:
            pool.submit(lambda: 1).result()
            print('a lambda crossed')
        except Exception as error:
            print('a lambda crossed')
        done, not_done = wait([pool.submit(square, 5)])
        print(len(done), len(not_done))
    try:
        pool.submit(square, 1)
    except RuntimeError as error:
        print(error)
    with ProcessPoolExecutor(1, mp_context=ctx) as pool:
        try:
            pool.submit(die).result()
        except BrokenProcessPool as error:
            print(error)
        try:
            pool.submit(square, 1)
        except BrokenProcessPool as error:
            print(error)
    with ProcessPoolExecutor(1, mp_context=ctx, initializer=set_up, initargs=('x',)) as pool:
        print(pool.submit(get_state).result())
    with ProcessPoolExecutor(1, mp_context=ctx, max_tasks_per_child=2) as pool:
        print(len(set(pool.map(pid, range(6)))))
    for bad in ({'max_workers': 0}, {'initializer': 1}, {'max_tasks_per_child': 0}, {'max_tasks_per_child': 1.5}):
        try:
            ProcessPoolExecutor(**bad)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
    try:
        pool.map(square, [1], chunksize=0)
    except ValueError as error:
        print(error)


if __name__ == '__main__':
    main()
