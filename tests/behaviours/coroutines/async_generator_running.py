"""While one step of an asynchronous generator waits, no other may begin."""
import types


@types.coroutine
def wait(value):
    return (yield value)


async def items():
    await wait("first")
    yield 1
    yield 2


generator = items()
first = generator.asend(None)
print(first.send(None), generator.ag_running)
second = generator.asend(None)
for attempt in (
    lambda: second.send(None),
    lambda: generator.asend(1).throw(ValueError),
    lambda: generator.athrow(ValueError).send(None),
    lambda: generator.aclose().send(None),
    lambda: second.send(None),
):
    try:
        attempt()
    except RuntimeError as error:
        print(error)
try:
    first.send(None)
except StopIteration as stop:
    print("item", stop.value, generator.ag_running, generator.ag_suspended)
