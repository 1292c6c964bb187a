"""Coroutines driven by hand, without a loop."""


class Value:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


async def leaf(number):
    return await Value(number)


async def chain(depth, number):
    return number if depth == 0 else 1 + await chain(depth - 1, number)


async def work(count):
    total = 0
    for number in range(count):
        total += await leaf(number)
    return total


def drive(coroutine):
    result = None
    try:
        while True:
            result = 2 * coroutine.send(result) if result is not None else 2 * coroutine.send(None)
    except StopIteration as ended:
        return ended.value


async def ticks(count):
    for number in range(count):
        yield number
        await Value(1)


async def consume(count):
    return sum([number async for number in ticks(count)])


def main():
    print(drive(work(1_000_000)))
    print(sum(drive(chain(20, number)) for number in range(60_000)))
    print(drive(consume(600_000)))
