"""Coroutines that go on by way of each other, and what awaits without one."""

import sys
import types
import warnings

warnings.simplefilter("ignore", RuntimeWarning)


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got, [frame_name(depth) for depth in range(2, 5)]


def frame_name(depth):
    return sys._getframe(depth).f_code.co_name


async def leaf(number):
    return await Pause(number)


async def branch(number):
    first = await leaf(number)
    second = await leaf(number + 1)
    return first, second


def drive(coroutine):
    sent = None
    while True:
        try:
            print("asks", coroutine.send(sent))
        except StopIteration as end:
            return end.value
        sent = 1 if sent is None else sent + 1


print(drive(branch(10)))


class Wrong:
    def __await__(self):
        return 5


class Coroutine:
    async def __await__(self):
        return 5


class Awaitable:
    @types.coroutine
    def __await__(self):
        yield 5


class Missing:
    pass


class Defaults:
    def __await__(self, value="default"):
        yield value
        return "defaults"


class Static:
    @staticmethod
    def __await__():
        yield "static"
        return "ended"


for make in (Wrong, Coroutine, Awaitable, Missing, Defaults, Static):

    async def waits():
        return await make()

    try:
        print(make.__name__, drive(waits()))
    except TypeError as error:
        print(make.__name__, error)

print("-- asynchronous generators")


async def ticks(count):
    for number in range(count):
        got = await Pause(number)
        print("tick", got[0])
        yield number * 2


async def collects():
    generator = ticks(3)
    found = [item async for item in generator]
    print(found, generator.ag_running, generator.ag_frame)
    async for item in generator:
        print("never")
    else:
        print("over")
    other = ticks(2)
    step = other.__anext__()
    first = await step
    try:
        await step
    except RuntimeError as error:
        print(error)
    print(first, await anext(other), await anext(other, "none"))


drive(collects())


async def two_at_once():
    generator = ticks(2)

    async def one():
        async for item in generator:
            return item

    first, second = one(), one()
    print(first.send(None))
    try:
        second.send(None)
    except RuntimeError as error:
        print(error)
    print(type(first.cr_await).__name__, generator.ag_running)
    first.close()


drive(two_at_once())

print("-- awaited twice")


async def suspended():
    await Pause("once")


async def awaits(coroutine):
    await coroutine


coroutine = suspended()
print(coroutine.send(None))
try:
    drive(awaits(coroutine))
except RuntimeError as error:
    print(error)
coroutine.close()

print("-- ended by others")
inner = suspended()
outer = awaits(inner)
print(outer.send(None), outer.cr_await is inner)
inner.close()
try:
    outer.send(None)
except RuntimeError as error:
    print(error)
