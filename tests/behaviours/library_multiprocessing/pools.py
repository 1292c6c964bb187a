"""Pools of processes."""
import multiprocessing
import os
import threading
import time


def square(n):
    return n * n


def add(a, b=0):
    return a + b


def fail(n):
    if n == 3:
        raise ValueError(f'no {n}')
    return n


def pid(_):
    return os.getpid()


def nap(seconds):
    time.sleep(seconds)
    return seconds


state = None


def set_up(value):
    global state
    state = value


def get_state(_):
    return state


def unpicklable():
    return threading.Lock()


def numbers():
    yield 1
    yield 2
    raise KeyError('iterable')


def main():
    ctx = multiprocessing.get_context('spawn')
    with ctx.Pool(2) as pool:
        print(pool.map(square, range(10)))
        print(pool.map(square, range(10), chunksize=3), pool.map(square, []))
        print(pool.starmap(add, [(1, 2), (3, 4)]))
        print(list(pool.imap(square, range(5))), list(pool.imap(square, range(5), chunksize=2)))
        print(sorted(pool.imap_unordered(square, range(5))))
        print(pool.apply(add, (1,), {'b': 5}))
        got = []
        result = pool.apply_async(square, (4,), callback=got.append)
        print(result.get(), result.ready(), result.successful())
        failing = pool.apply_async(fail, (3,), error_callback=lambda e: got.append(repr(e)))
        try:
            failing.get()
        except ValueError as error:
            print(error, type(error.__cause__).__name__, 'ValueError: no 3' in str(error.__cause__))
        print(got, failing.successful())
        try:
            pool.map(fail, range(5))
        except ValueError as error:
            print('map', error)
        print(pool.map_async(square, [5, 6]).get(30))
        print(pool.starmap_async(add, [(5, 6)]).get(30))
        iterator = pool.imap(fail, [1, 3, 2])
        print(next(iterator))
        try:
            next(iterator)
        except ValueError as error:
            print('imap', error)
        print(iterator.next(timeout=30))
        try:
            next(iterator)
        except StopIteration:
            print('StopIteration')
        iterator = pool.imap(square, numbers())
        print(next(iterator), next(iterator))
        try:
            next(iterator)
        except KeyError as error:
            print('KeyError', error)
        slow = pool.apply_async(nap, (60,))
        try:
            slow.get(timeout=0.01)
        except multiprocessing.TimeoutError as error:
            print('TimeoutError', error)
        try:
            slow.successful()
        except ValueError as error:
            print('ValueError', str(error).split('> ')[1])
        try:
            pool.apply(unpicklable)
        except Exception as error:
            print(type(error).__name__)
        try:
            pool.join()
        except ValueError as error:
            print(error)
    try:
        pool.map(square, [1])
    except ValueError as error:
        print(error)
    pool = ctx.Pool(2, initializer=set_up, initargs=('ready',))
    print(set(pool.map(get_state, range(4))))
    late = pool.map_async(square, range(3))
    pool.close()
    pool.join()
    print(late.get())
    with ctx.Pool(1, maxtasksperchild=2) as pool:
        print(len(set(pool.map(pid, range(6), chunksize=1))))
    for bad in (0, -1):
        try:
            ctx.Pool(bad)
        except ValueError as error:
            print(error)
    try:
        ctx.Pool(1, initializer=3)
    except TypeError as error:
        print(error)


if __name__ == '__main__':
    main()
