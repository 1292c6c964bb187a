"""A traceback through generators and comprehensions."""


def numbers():
    yield 1
    yield 1 / 0


def consume():
    for number in numbers():
        print(number)


def delegating():
    yield from (number / 0 for number in [1])


try:
    consume()
except ZeroDivisionError:
    list(delegating())
