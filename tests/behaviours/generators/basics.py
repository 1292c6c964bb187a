"""Generators run step by step, and end with StopIteration and a value."""


def count(limit):
    print("start")
    for number in range(limit):
        received = yield number
        print("received", received)
    return "done"


generator = count(2)
print(next(generator))
print(generator.send("hello"))
try:
    next(generator)
except StopIteration as stop:
    print("stopped", stop.value)
try:
    next(generator)
except StopIteration as stop:
    print("again", stop.value)
print(list(count(1)), iter(generator) is generator, type(generator).__name__, generator.__name__, next(generator, "default"))
try:
    count(1).send(5)
except TypeError as error:
    print(error)
