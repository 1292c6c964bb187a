"""A coroutine that stands at an await cannot be awaited by another."""
import types


@types.coroutine
def wait():
    yield


async def waiting():
    await wait()


async def waiter(coroutine):
    await coroutine


coroutine = waiting()
coroutine.send(None)
try:
    waiter(coroutine).send(None)
except RuntimeError as error:
    print(error)
coroutine.close()
try:
    waiter(coroutine).send(None)
except RuntimeError as error:
    print(error)
