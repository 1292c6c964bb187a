"""`gc.collect()` finds at once what a program has just let go of, after calls, loops and generators that used it."""
import gc
import weakref


class Thing:
    def __init__(self, *parts):
        self.parts = parts

    def me(self):
        return self


def say(name, reference):
    gc.collect()
    print(name, reference() is None)


def by_generator():
    def keep(value):
        yield value
        yield 2
    thing = Thing()
    reference = weakref.ref(thing)
    generator = keep(thing)
    next(generator)
    del thing, generator
    say('generator', reference)


def by_calls():
    thing = Thing()
    reference = weakref.ref(thing)
    sorted([thing], key=id)
    list(map(lambda value: value, [thing]))
    isinstance(thing, Thing), getattr(thing, 'me')().me(), f'{thing}'
    del thing
    say('calls', reference)


def by_loop():
    things = [Thing(), Thing()]
    reference = weakref.ref(things[0])
    for thing in things:
        thing.me()
    del things, thing
    say('loop', reference)


for check in (by_generator, by_calls, by_loop):
    check()
things = [Thing(), Thing()]
reference = weakref.ref(things[0])
for thing in things:
    thing.me()
del things, thing
say('loop of a module', reference)
