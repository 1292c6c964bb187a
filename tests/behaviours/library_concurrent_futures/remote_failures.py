"""What a process raises comes with the traceback that it had there."""
from concurrent.futures import ProcessPoolExecutor


class Refused(Exception):
    def __init__(self, number, reason):
        super().__init__(number, reason)
        self.number = number


def refuse(number):
    raise Refused(number, 'too small')


if __name__ == '__main__':
    with ProcessPoolExecutor(1) as pool:
        error = pool.submit(refuse, 3).exception()
        print(type(error).__name__, error, error.number)
        cause = str(error.__cause__)
        print(type(error.__cause__).__name__, 'Traceback (most recent call last)' in cause, 'in refuse' in cause)
        try:
            list(pool.map(refuse, [1, 2]))
        except Refused as error:
            print(error.number)
