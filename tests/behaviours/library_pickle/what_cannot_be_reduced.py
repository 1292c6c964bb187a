"""What __reduce__ may not give, names that lead nowhere, and the exceptions that these come from."""

import copyreg
import functools
import pickle
import sys


class Reduced:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return self.value

    def __repr__(self):
        return "<reduced>"


class Bad:
    def __reduce_ex__(self, protocol):
        raise ZeroDivisionError


def attempt(value, protocols=range(6)):
    last = None
    for protocol in protocols:
        try:
            text = repr(pickle.loads(pickle.dumps(value, protocol)))
        except Exception as error:
            text = f"{error!r} {error.__context__!r} {error.__cause__!r} {getattr(error, '__notes__', [])}"
        if text != last:
            print(protocol, text)
        last = text


for value in [
    42,
    (print,),
    (42, ()),
    (print, []),
    (list, (), None, 42),
    (list, (), None, []),
    (dict, (), None, None, 42),
    (dict, (), None, None, iter([("a",)])),
    (list, (), None, None, None, 42),
    (print, (), Bad()),
    (Bad(), ()),
    (print, (1, Bad())),
    (list, (), None, iter([1, Bad()])),
    (dict, (), None, None, iter({"a": Bad()}.items())),
    (copyreg.__newobj__, ()),
    (copyreg.__newobj__, (42,)),
    (copyreg.__newobj__, (str,)),
    (copyreg.__newobj__, (Reduced, Bad())),
    (copyreg.__newobj_ex__, (Reduced, ())),
    (copyreg.__newobj_ex__, (42, (), {})),
    (copyreg.__newobj_ex__, (Reduced, 42, {})),
    (copyreg.__newobj_ex__, (Reduced, (Bad(),), {})),
    (copyreg.__newobj_ex__, (Reduced, (), {"a": Bad()})),
]:
    attempt(Reduced(value))

for module in ("no_such_module", "", None, "sys", __name__):
    named = Reduced("nothing")
    named.__module__ = module
    attempt(named)
nothing = 42
attempt(Reduced("nothing"))
attempt(Reduced((copyreg.__newobj_ex__, (Reduced, (), []))), range(2, 6))
named = Reduced("Reduced.inner.deeper")
attempt(named)
strange = "stränge"
globals()[strange] = Reduced(strange)
attempt(globals()[strange], range(4))
attempt(dict.__dict__["fromkeys"])

# Nested names, also those that lead through the object itself, and classes whose class has a function of its own.


class Outer:
    class Inner:
        pass


Outer.again = Outer
Outer.module = sys.modules[__name__]
for name in ("Outer.again", "Outer.module.Outer", "Outer.again.again"):
    Outer.__qualname__ = name
    attempt(Outer)
attempt(Outer.Inner)
print(pickle.dumps(Outer.Inner, 0), pickle.dumps(Outer.Inner, 2))


class Meta(type):
    pass


made = Meta("made", (), {"value": 5})
copyreg.pickle(Meta, lambda cls: (functools.partial, (int, cls.value)))
attempt(made)


class Growing:
    def __reduce__(self):
        collection.clear()
        return int, ()


collection = {Growing(): 1, 2: 3}
try:
    pickle.dumps(collection)
except RuntimeError as error:
    print(error)
