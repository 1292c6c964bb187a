"""Asynchronous generators that go on after GeneratorExit."""
import types


@types.coroutine
def wait(value):
    return (yield value)


async def yields_again():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def waits_again():
    try:
        await wait(1)
    except GeneratorExit:
        await wait(2)
    yield


def step(awaitable):
    try:
        print("waits for", awaitable.send(None))
    except BaseException as error:
        print(repr(error))


items = yields_again()
step(items.asend(None))
step(items.aclose())
items = yields_again()
step(items.asend(None))
step(items.athrow(GeneratorExit))
items = waits_again()
begun = items.asend(None)
step(begun)
try:
    begun.close()
except RuntimeError as error:
    print(error)
fresh = waits_again().aclose()
print(fresh.close())
step(fresh)
