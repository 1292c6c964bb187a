"""Partial objects: copies, states, placeholders and what cannot be deleted."""
import copy
import functools
from functools import partial, Placeholder


def capture(*args, **keywords):
    return args, keywords


def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(type(Placeholder)() is Placeholder, copy.copy(Placeholder) is Placeholder, repr(Placeholder))
show(lambda: type(Placeholder)(1))

p = partial(capture, ['asdf'], bar=[True])
p.attr = []
made = copy.copy(p)
print(made.args is p.args, made.args[0] is p.args[0], made.keywords['bar'] is p.keywords['bar'], made.attr is p.attr)
deep = copy.deepcopy(p)
print(deep.args[0] is p.args[0], deep.keywords, deep.attr)

p = partial(capture, 1)
p.attr = []
p.__setstate__((capture, (1,), {'a': 10}, None))
print(p.__dict__, p(2))
p.__setstate__((capture, (1,), {'a': 10}, {'attr': 3}))
print(p.__dict__, p(2, b=20))
for state in [(capture, (), {}), (capture, (), {}, {}, None), [capture, (), {}, None], (None, (), {}, None), (capture, None, {}, None), (capture, [], {}, None)]:
    show(lambda: p.__setstate__(state))


def forbidden():
    del p.__dict__


show(forbidden)


class Sub(partial):
    pass


print(Sub(capture, 1).__repr__().startswith(f'{__name__}.Sub(<function capture'))
inner = Sub(capture)
inner.__setstate__((inner, (), {}, {}))
print(inner)
inner.__setstate__((capture, (), {}, {}))
q = Sub(partial(capture, Placeholder, 1), 0, 2)
print(q.args, q(3))
q = partial(partial(capture, Placeholder, 1), 0, 2)
print(q.args, q(3))
show(lambda: partial(capture, 1, Placeholder))
show(lambda: partial(partial(capture, Placeholder, 1), Placeholder, 2).args)
q = Sub(Sub(capture, Placeholder, 1), Placeholder, 2, 3)
show(lambda: q.args)
show(lambda: q())
show(lambda: q('first'))
