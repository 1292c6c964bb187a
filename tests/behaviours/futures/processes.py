"""A pool of processes: results, exceptions and their attributes come back."""
from concurrent.futures import ProcessPoolExecutor


class Failure(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


def work(number):
    if number == 2:
        raise Failure(number)
    return {"number": number, "text": "x" * number}


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(work, [0, 1, 3])), pool.submit(pow, 2, 100).result())
        try:
            pool.submit(work, 2).result()
        except Failure as error:
            print(type(error).__name__, error.code)
