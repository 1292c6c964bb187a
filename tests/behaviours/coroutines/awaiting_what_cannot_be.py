"""What async for, async with and await say of objects that cannot be awaited."""


def run(coroutine):
    try:
        coroutine.send(None)
    except BaseException as error:
        print(error, "| cause:", repr(error.__cause__))


class Iterator:
    def __init__(self, step):
        self.step = step

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.step


class Fails:
    def __await__(self):
        1 / 0


class Number:
    def __await__(self):
        return 1


async def loop(step):
    async for _ in Iterator(step):
        pass


class Manager:
    def __init__(self, entered):
        self.entered = entered

    def __aenter__(self):
        return self.entered

    def __aexit__(self, *details):
        return 2


async def entered():
    return 1


async def manage(value, fail=False):
    async with Manager(value):
        if fail:
            raise KeyError


async def wait(value):
    await value


run(loop((1,)))
run(loop(Number()))
run(loop(Fails()))
run(manage(3))
run(manage(entered()))
run(manage(entered(), fail=True))
run(wait(4))
run(wait(Number()))
