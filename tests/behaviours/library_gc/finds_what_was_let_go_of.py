"""`gc.collect()` finds at once whatever a program has just let go of, however it was used before."""
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


def by_dictionary():
    thing = Thing()
    reference = weakref.ref(thing)
    table = {thing: number for number in range(3)}
    table[thing] = thing
    del thing
    table = None
    say('dictionary', reference)


def by_swap():
    first, second = Thing(), Thing()
    reference = weakref.ref(first)
    first, second = second, first
    del second
    say('swap', reference)


def by_calls():
    thing = Thing()
    reference = weakref.ref(thing)
    sorted([thing], key=id)
    list(map(lambda value: value, [thing]))
    isinstance(thing, Thing), getattr(thing, 'me')().me(), f'{thing}'
    pair = (thing, 1)
    one, two = pair
    del thing, pair, one
    say('calls', reference)


def by_loop():
    things = [Thing() for _ in range(3)]
    reference = weakref.ref(things[0])
    for thing in things:
        thing.me()
    del things, thing
    say('loop', reference)


for check in (by_generator, by_dictionary, by_swap, by_calls, by_loop):
    check()
things = [Thing() for _ in range(3)]
reference = weakref.ref(things[0])
for thing in things:
    thing.me()
del things, thing
say('loop of a module', reference)
