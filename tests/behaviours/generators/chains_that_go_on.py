"""What the frames of a chain of generators are while the innermost of them goes on after a suspension."""

import sys
import traceback


def names(frame):
    found = []
    while frame is not None and frame.f_code.co_name != "drive":
        found.append((frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))
        frame = frame.f_back
    return found


def inner():
    got = []
    for number in range(3):
        got.append((yield number))
        print("frames", names(sys._getframe()))
    return got


def middle():
    kept = "kept"
    result = yield from inner()
    print("middle", kept, result)
    return len(result)


def outer():
    for turn in range(2):
        result = yield from middle()
        print("outer", turn, result)
    return "end"


def drive():
    chain = outer()
    sent = None
    while True:
        try:
            print("item", chain.send(sent))
        except StopIteration as end:
            print("ended", end.value)
            return
        sent = "a" if sent is None else sent + "a"


drive()

print("-- states")


def looks():
    yield 1
    print(top.gi_running, low.gi_running, top.gi_yieldfrom is low, top.gi_suspended)
    try:
        next(top)
    except ValueError as error:
        print(error)
    try:
        next(low)
    except ValueError as error:
        print(error)
    yield 2


def passes(generator):
    yield from generator


low = looks()
top = passes(low)
print(next(top), top.gi_running, top.gi_yieldfrom is low)
print(next(top), top.gi_suspended)
print(list(top), top.gi_yieldfrom, top.gi_frame)

print("-- exhausted by others")
shared = (number for number in range(3))


def delegates():
    result = yield from shared
    print("after", result)
    yield "more"


chain = delegates()
print(next(chain), list(shared), next(chain))

print("-- raising")


def fails():
    yield 1
    raise KeyError("key")


def around():
    try:
        yield from fails()
    except KeyError as error:
        print("caught", error, [entry.name for entry in traceback.extract_tb(error.__traceback__)])
        yield "handled"
        print(sys.exception() is error)
    yield from fails()


chain = passes(around())
print(next(chain), next(chain), next(chain))
try:
    next(chain)
except KeyError as error:
    entries = traceback.extract_tb(error.__traceback__)
    print([(entry.name, entry.line) for entry in entries])
print(sys.exception())

print("-- thrown and closed")


def receives():
    while True:
        try:
            print("got", (yield "ready"))
        except ValueError as error:
            print("thrown", error)
        finally:
            print("turn")


chain = passes(passes(receives()))
print(next(chain), chain.send(1), chain.throw(ValueError("v")), chain.send(2))
chain.close()
print(chain.gi_frame)

print("-- locals that somebody else changes")


def changes():
    yield 1
    sys._getframe(1).f_locals["name"] = "changed"
    yield 2
    yield 3


def is_changed():
    name = "own"
    yield from changes()
    print(name)


print(list(is_changed()))

print("-- handled outside")


def asks():
    yield sys.exception()
    yield sys.exception()


def handles():
    try:
        raise OSError("outer")
    except OSError:
        yield from asks()
    yield from asks()


print(list(passes(handles())))


def stands():
    try:
        raise OSError("driver")
    except OSError:
        return next(chain), next(chain)


chain = passes(asks())
print(stands())

print("-- depth")


def deep(levels):
    if levels:
        yield from deep(levels - 1)
    else:
        yield 1
        yield 2


print(list(deep(150)))
