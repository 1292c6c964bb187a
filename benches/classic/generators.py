"""Generators chained, delegated to and sent values."""


def countdown(number):
    while number:
        yield number
        number -= 1


def filtered(source, divisor):
    for item in source:
        if item % divisor:
            yield item


def flatten(tree):
    for item in tree:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


def averages():
    total = count = 0
    mean = None
    while True:
        value = yield mean
        total += value
        count += 1
        mean = total / count


def nested(depth):
    return [nested(depth - 1), depth, nested(depth - 1)] if depth else [0]


def main():
    source = countdown(1_500_000)
    for divisor in (2, 3, 5, 7):
        source = filtered(source, divisor)
    print(sum(source))
    tree = nested(16)
    print(sum(flatten(tree)))
    coroutine = averages()
    next(coroutine)
    last = None
    for number in range(3_000_000):
        last = coroutine.send(number)
    print(last)
