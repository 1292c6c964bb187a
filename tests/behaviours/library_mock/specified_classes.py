"""create_autospec of a class checks its constructor, its methods and those of its instances."""
from unittest.mock import create_autospec
from _attempt import attempt
class Thing:
    attribute = 'x'
    def __init__(self, a): pass
    def method(self, b): pass
    @classmethod
    def make(cls, c): pass
    @staticmethod
    def help(d): pass
    async def wait(self): pass
m = create_autospec(Thing)
attempt(m)
t = m(1)
print(isinstance(t, Thing), m.call_args)
attempt(t.method)
attempt(lambda: type(t.method(1)).__name__)
attempt(m.make)
attempt(m.help)
attempt(m.help, 1, 2)
attempt(lambda: t.nope)
attempt(lambda: t.attribute.upper and 'str')
attempt(lambda: t.attribute.nope)
attempt(t)
print(type(t.wait).__name__)
i = create_autospec(Thing, instance=True)
attempt(i)
s = create_autospec(Thing, spec_set=True)
attempt(setattr, s, 'new', 1)
