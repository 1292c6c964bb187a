"""Generators that nodes and library code resume in turn, while they handle exceptions, delegate, fail and end."""

import sys


def counting(number):
    while True:
        sent = yield number
        number = number + 1 if sent is None else sent
        if number > 40:
            break
    else:
        yield "never"
    return "ended"


def handling():
    for number in range(3):
        try:
            raise ValueError(number)
        except ValueError as error:
            yield error, sys.exception()
        yield sys.exception()


def delegating(depth):
    result = yield from delegating(depth - 1) if depth else counting(30)
    yield depth, result
    return depth


def looking(depth):
    """Yields the names of the frames that stand around it."""
    if depth:
        yield from looking(depth - 1)
    else:
        for _ in range(2):
            frame, names = sys._getframe(), []
            while frame:
                names.append((frame.f_code.co_name, frame.f_locals.get("depth")))
                frame = frame.f_back
            yield names[:-1]


def itself():
    yield 1
    yield next(running)


def failing(number):
    for item in range(number):
        yield item
    raise KeyError(number)


def nested(source, limit):
    for item in source:
        if item % limit:
            yield item


def recursing(depth):
    yield from recursing(depth + 1)


def objects(count):
    for number in range(count):
        kept, dropped = [number], [[number] for _ in range(3)]
        yield kept[0], len(dropped)


def main():
    numbers = counting(0)
    print(next(numbers), numbers.send(5), [number for number, _ in zip(numbers, range(3))], numbers.send(38))
    print(list(numbers), next(numbers, "none"))
    print(*handling(), sep="\n")
    try:
        raise KeyError("outside")
    except KeyError:
        for one in handling():
            print(one, sys.exception())
        print(list(handling()))
    items = delegating(3)
    print([next(items), items.send(38), next(items)], list(items), sum(1 for _ in delegating(5)))
    for names in looking(2):
        print(names)
    print(list(looking(1)))
    global running
    running = itself()
    try:
        print(next(running), next(running))
    except ValueError as error:
        print(error)
    for resume in (list, sum, lambda items: [item for item in items], lambda items: [*items], max):
        try:
            resume(failing(2))
        except KeyError as error:
            print(error, error.__traceback__.tb_next is not None)
    source = range(1, 200)
    for limit in (2, 3, 5, 7):
        source = nested(source, limit)
    print(list(source))
    try:
        next(recursing(0))
    except RecursionError as error:
        print(type(error).__name__)
    print(sum(a + b for a, b in objects(200)), [*objects(3)], dict(objects(3)))
    thrown = counting(1)
    next(thrown)
    try:
        thrown.throw(OSError("thrown"))
    except OSError as error:
        print(error, thrown.gi_frame)


main()
