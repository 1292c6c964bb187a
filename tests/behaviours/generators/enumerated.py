"""`enumerate` and `zip` over generators, in loops that take pairs apart, and whatever the generators do meanwhile."""


def source(count):
    for number in range(count):
        yield number * number
    return "unseen"


print([(index, item) for index, item in enumerate(source(4))])
for index, item in enumerate(source(3), 10):
    print(index, item, end="; ")
print()
for index, item in enumerate(source(2), (1 << 61) - 2):
    print(index, item)
for index, item in enumerate(source(3), 1 << 70):
    print(index, item)

both = enumerate(source(6))
for index, item in both:
    print(index, item, next(both, None))


def failing():
    yield 1
    raise LookupError("in the middle")


try:
    for index, item in enumerate(failing()):
        print(index, item)
except LookupError as error:
    print(repr(error), error.__traceback__.tb_next.tb_frame.f_code.co_name)


def recursive():
    yield "first"
    try:
        next(itself)
    except ValueError as error:
        yield str(error)
    yield "last"


itself = enumerate(recursive())
for index, item in itself:
    print(index, item)


def stopping():
    yield 1
    raise StopIteration("out")


try:
    for index, item in enumerate(stopping()):
        print(index, item)
except RuntimeError as error:
    print(error, repr(error.__cause__))

for index, (item, other) in enumerate(zip(source(3), source(9))):
    print(index, item, other)
