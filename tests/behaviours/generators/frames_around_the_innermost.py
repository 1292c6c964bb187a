"""What is seen, and changed, of the frames of generators that delegate, while the innermost runs."""

import sys
import traceback


def names(depth=1):
    """The functions that run, the innermost first, with their lines relative to the first line of each."""
    frame = sys._getframe(depth)
    found = []
    while frame is not None and frame.f_code.co_name != "<module>":
        found.append((frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))
        frame = frame.f_back
    return found


def innermost():
    mine = "innermost"
    yield 1
    print(names())
    yield 2
    frame = sys._getframe(1)
    print(frame.f_code.co_name, sorted(frame.f_locals), frame.f_locals["tag"], frame.f_locals["label"])
    frame.f_locals["label"] = "changed from inside"
    outer = frame.f_back
    print(outer.f_code.co_name, outer.f_locals["tag"], outer.f_locals["total"])
    outer.f_locals["total"] = 100
    yield mine
    kept.append(frame)
    kept.append(outer)
    return "end"


def middle(tag):
    label = "label of " + tag
    result = yield from innermost()
    print("middle goes on:", label, result)
    print(names())
    label = "after"
    yield label
    return label


def outermost(tag):
    total = 1
    total += len((yield from middle(tag)))
    print("outermost goes on:", total, tag)
    yield total


kept = []
generator = outermost("a tag")
for item in generator:
    print("item", item)
print([frame.f_code.co_name for frame in kept])


def failing():
    yield "before"
    raise ValueError("from the innermost")


def catching():
    try:
        yield from failing()
    except ValueError as error:
        print("caught", error, [entry.name for entry in traceback.extract_tb(error.__traceback__)])
        yield "caught"
    yield from failing()


def around():
    yield from catching()


try:
    for item in around():
        print(item)
except ValueError as error:
    summary = traceback.extract_tb(error.__traceback__)
    print([(entry.name, entry.line) for entry in summary])
    walked = error.__traceback__
    while walked is not None:
        print(walked.tb_frame.f_code.co_name)
        walked = walked.tb_next


def asks(generators):
    yield
    for each in generators:
        print(each.gi_running, each.gi_suspended, each.gi_frame is not None, each.gi_frame.f_lineno > 0)
        try:
            each.send(None)
        except ValueError as error:
            print(error)
    yield


generators = []


def first():
    yield from second_one


def second():
    yield from asks(generators)


second_one = second()
first_one = first()
generators += [first_one, second_one]
next(first_one)
next(first_one)


def deep(depth):
    if depth:
        yield from deep(depth - 1)
    else:
        yield "bottom"
        yield len(names()), names()[0], names()[-1]


print([item for item in deep(150)])


def endless():
    yield 0
    yield from endless()


count = 0
try:
    for item in endless():
        count += 1
except RecursionError as error:
    print(type(error).__name__, count > 200)


class Awaited:
    def __await__(self):
        print(names())
        value = yield "from await"
        print(names(), value)
        return value


async def inner():
    return await Awaited()


async def outer():
    text = "kept"
    return text, await inner()


coroutine = outer()
print(coroutine.send(None))
print(coroutine.cr_await.cr_code.co_name, type(coroutine.cr_await.cr_await).__name__)
try:
    coroutine.send("sent")
except StopIteration as stop:
    print(stop.value)
