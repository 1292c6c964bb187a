"""The awaitable of `anext` with a default hands on what is sent, thrown and closed."""
import types


@types.coroutine
def wait(value):
    return (yield value)


async def items():
    try:
        await wait("first")
    except ValueError:
        await wait("second")
    return
    yield


def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except BaseException as error:
        print(type(error).__name__, error)


step = anext(items(), "default").__await__()
attempt(step.send, None)
attempt(step.throw, ValueError())
attempt(step.send, None)
step = anext(items(), "default").__await__()
attempt(step.send, None)
attempt(step.close)
attempt(step.send, None)
step = anext(items(), "default").__await__()
attempt(step.throw, KeyError("thrown"))
