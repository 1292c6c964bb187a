"""Steps of asynchronous generators: which may be taken, and what they say when they may not."""


def drive(awaitable):
    try:
        while True:
            print("  waits for", awaitable.send(None))
    except BaseException as error:
        print("  ends with", repr(error))


async def one():
    yield 1


print("after the end")
items = one()
for make in (items.__anext__, items.__anext__, lambda: items.athrow(ValueError), items.aclose, items.__anext__):
    drive(make())
print("thrown into before the beginning")
items = one()
drive(items.athrow(ValueError))
drive(items.athrow(ValueError))
print("closed before the beginning")
items = one()
drive(items.aclose())
drive(items.asend(None))
print("no exception")
items = one()
step = items.athrow(None)
drive(step)
drive(step)
print("values")
drive(one().asend(5))
items = one()
try:
    items.__anext__().send(10)
except TypeError as error:
    print(error)
step = one().aclose()
try:
    step.send(4)
except RuntimeError as error:
    print(error)
drive(step)
