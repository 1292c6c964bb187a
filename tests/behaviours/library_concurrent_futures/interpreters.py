"""Calls run in a pool of interpreters, and what they return or raise comes back."""
from concurrent.futures import InterpreterPoolExecutor
from concurrent import interpreters


def here(x):
    from concurrent import interpreters
    return x, interpreters.get_current().id != 0


def fail(message):
    raise ValueError(message)


if __name__ == "__main__":
    with InterpreterPoolExecutor(2) as pool:
        print(pool.submit(here, 5).result())
        print(list(pool.map(pow, [2, 3, 4], [3, 2, 1])))
        future = pool.submit(fail, "boom")
        error = future.exception()
        print(type(error).__name__, error, type(error.__cause__) is interpreters.ExecutionFailed)
        print(error.__cause__.excinfo.formatted)
    try:
        pool.submit(here, 1)
    except RuntimeError as error:
        print(error)
    print(interpreters.list_all())
