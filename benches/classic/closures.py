"""Closures that count, decorators that wrap, and functions composed."""

from functools import lru_cache, partial, reduce, wraps


def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


def logged(calls):
    def decorate(function):
        @wraps(function)
        def wrapper(*args, **kwargs):
            calls[function.__name__] = calls.get(function.__name__, 0) + 1
            return function(*args, **kwargs)

        return wrapper

    return decorate


calls = {}


@logged(calls)
def area(width, height=2, *, scale=1):
    return width * height * scale


@lru_cache(maxsize=None)
def partitions(number, largest):
    if number == 0:
        return 1
    return sum(partitions(number - part, part) for part in range(1, min(number, largest) + 1))


def compose(*functions):
    return reduce(lambda outer, inner: lambda value: outer(inner(value)), functions)


def main():
    step = counter()
    for _ in range(1_500_000):
        step()
        step(by=2)
    print(step(0))
    total = 0
    for number in range(400_000):
        total += area(number) + area(number, 3) + area(number, scale=2)
    print(total, calls)
    print(partitions(160, 160))
    pipeline = compose(lambda x: x + 1, partial(max, 10), lambda x: x * 2, lambda x: x - 3)
    print(sum(pipeline(number) for number in range(200_000)))
