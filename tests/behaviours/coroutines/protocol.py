"""Coroutines driven by hand: send, throw, close and await of other coroutines."""


class Awaitable:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        received = yield self.value
        return f"received {received}"


async def inner(name):
    print("inner", name)
    return await Awaitable(name)


async def outer():
    try:
        first = await inner("a")
        print(first)
        second = await inner("b")
        return first, second
    finally:
        print("finally")


coroutine = outer()
print(coroutine.send(None), coroutine.send(1))
try:
    coroutine.send(2)
except StopIteration as stop:
    print(stop.value)
try:
    coroutine.send(None)
except RuntimeError as error:
    print(error)
other = outer()
other.send(None)
try:
    other.throw(ValueError("thrown"))
except ValueError as error:
    print(error)
third = outer()
third.send(None)
print(third.close(), type(third).__name__, third.cr_frame)
