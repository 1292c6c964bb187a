"""What is not possible is refused with CPython's words."""

import concurrent.futures
import multiprocessing
import multiprocessing.connection


def attempt(call):
    try:
        print('ok', call())
    except Exception as error:
        print(type(error).__name__, error)


class Odd:
    def __repr__(self):
        return 'Odd()'

    def fileno(self):
        return 'x'


def main():
    for call in (
        lambda: multiprocessing.Value('zz'),
        lambda: multiprocessing.RawValue(''),
        lambda: multiprocessing.Value(5),
        lambda: multiprocessing.Value('c', b'ab'),
        lambda: multiprocessing.Value('c', 'a'),
        lambda: multiprocessing.Value('c', 65).value,
        lambda: multiprocessing.Array('zz', 3),
        lambda: multiprocessing.Array('i', -1),
        lambda: multiprocessing.Array('i', 1.5),
        lambda: multiprocessing.Array('i', iter([1])),
        lambda: multiprocessing.Semaphore(-1),
        lambda: multiprocessing.Queue('x'),
        lambda: multiprocessing.set_forkserver_preload([1]),
        lambda: multiprocessing.connection.wait([Odd()], 0),
        lambda: multiprocessing.connection.wait([-1], 0),
        lambda: multiprocessing.connection.wait([None], 0),
    ):
        attempt(call)
    done, pending = concurrent.futures.Future(), concurrent.futures.Future()
    done.set_result(1)
    attempt(lambda: len(concurrent.futures.wait([done], return_when='X').done))
    attempt(lambda: concurrent.futures.wait([done, pending], return_when='X'))
    attempt(lambda: concurrent.futures.wait([pending], return_when=None))
    attempt(lambda: concurrent.futures.wait([], return_when='X').done)


if __name__ == '__main__':
    main()
