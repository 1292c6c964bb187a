"""close() raises GeneratorExit inside, and what may happen then."""


def polite():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closing")
        raise
    finally:
        print("cleanup")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print("no")
        yield 2


def answers():
    try:
        yield 1
    except GeneratorExit:
        return "value at close"


generator = polite()
next(generator)
print(generator.close(), generator.close(), next(generator, "ended"))
never_started = polite()
print(never_started.close(), next(never_started, "ended"))
bad = stubborn()
next(bad)
try:
    bad.close()
except RuntimeError as error:
    print(error)
quick = answers()
next(quick)
print(quick.close())


def finish():
    try:
        yield
    except GeneratorExit:
        raise KeyError("in close")


failing = finish()
next(failing)
try:
    failing.close()
except KeyError as error:
    print(error)
