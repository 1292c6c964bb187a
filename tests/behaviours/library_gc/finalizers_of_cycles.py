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
    first = Thing(1)
    second = Thing(2)
    first.other = second
    second.other = first
    del first, second
    said('two')


def local():
    thing = Thing('local')
    thing.own = thing
    return thing.name


cycle_of_two()
local()
said('callee')
said('again')
