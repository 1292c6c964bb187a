"""`__del__` of what is in a cycle is called by the collection that finds it, and once."""
import gc


class Thing:
    seen = []

    def __init__(self, name):
        self.name = name

    def __del__(self):
        self.seen.append(self.name)


def said(text):
    gc.collect()
    print(text, sorted(Thing.seen))
    Thing.seen.clear()


def cycle_of_two():
    first, second = Thing(1), Thing(2)
    first.other, second.other = second, first
    del first, second
    said('two')


def ring():
    things = [Thing(number) for number in range(4)]
    for number in range(4):
        things[number].next = things[(number + 1) % 4]
    del things
    said('ring')


def local():
    thing = Thing('local')
    thing.own = thing
    return thing.name


cycle_of_two()
ring()
local()
said('callee')
thing = Thing('global')
thing.own = thing
del thing
said('module')
said('again')
