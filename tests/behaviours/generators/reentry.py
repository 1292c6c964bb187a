"""A generator that asks itself for its next item, and its state."""
import inspect


def selfish():
    try:
        next(me)
    except ValueError as error:
        print(error)
    print(inspect.getgeneratorstate(me))
    yield 1


me = selfish()
print(inspect.getgeneratorstate(me), me.gi_running)
print(next(me), inspect.getgeneratorstate(me), me.gi_frame is None)
print(list(me), inspect.getgeneratorstate(me), me.gi_frame)
