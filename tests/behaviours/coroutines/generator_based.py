"""`types.coroutine` has a generator function's generators count as awaitable; it gives the function back."""
import inspect
import types


async def inner():
    return 5


@types.coroutine
def legacy():
    value = yield from inner()
    got = yield value
    return got


def plain(coroutine):
    yield from coroutine


async def outer():
    return await legacy()


coroutine = outer()
print(coroutine.send(None))
try:
    coroutine.send("sent")
except StopIteration as stop:
    print(stop.value)
print(type(legacy()).__name__, inspect.isawaitable(legacy()), bool(legacy.__code__.co_flags & inspect.CO_ITERABLE_COROUTINE))
print(types.coroutine(legacy) is legacy, types.coroutine(outer) is outer)
made = inner()
try:
    list(plain(made))
except TypeError as error:
    print(error)
made.close()
