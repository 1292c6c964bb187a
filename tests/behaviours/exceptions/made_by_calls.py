"""Calling exception classes: arguments, `__init__`, `__new__`, metaclasses, finalizers, and what is refused."""

import gc


class Plain(Exception):
    pass


class WithInit(ValueError):
    def __init__(self, number, *rest):
        super().__init__(f"number {number}", *rest)
        self.number = number


class WithNew(Exception):
    def __new__(cls, *values):
        made = super().__new__(cls, "from new")
        made.seen = values
        return made


class Wrong(Exception):
    def __init__(self):
        return 5


class Missing(KeyError):
    pass


class Stopped(StopIteration):
    pass


class Meta(type):
    def __call__(cls, *values):
        return "made by the metaclass", values


class Strange(Exception, metaclass=Meta):
    pass


class Ending(Exception):
    def __del__(self):
        print("ended", self.args)


class Slotted(Exception):
    __slots__ = ("place",)

    def __init__(self, place):
        self.place = place


def main():
    print(repr(Plain()), repr(Plain(1, "two")), Plain(1).args, ValueError("x").args, repr(KeyError("k")))
    made = WithInit(3, "more")
    print(repr(made), made.number, made.args, vars(made))
    print(repr(WithNew(1, 2)), WithNew(1, 2).seen, Strange(1))
    print(OSError(2, "gone").errno, type(OSError(2, "gone")).__name__, OSError(2, "gone", "file").filename)
    print(Stopped(4).value, SystemExit(3).code, UnicodeDecodeError("utf-8", b"x", 0, 1, "why").reason, str(Missing("m")))
    print(Slotted(9).place, Slotted(9).args, repr(ExceptionGroup("g", [Plain(1)])), ImportError("a", name="n").name)
    for wrong in (Wrong, lambda: WithInit(), lambda: Plain(key=1), lambda: UnicodeDecodeError("x"), lambda: Slotted(1, 2)):
        try:
            wrong()
        except TypeError as error:
            print(error)
    Ending(1)
    gc.collect()
    for index in range(3):
        Plain.__init__ = (lambda self, *values: setattr(self, "values", values)) if index == 1 else Exception.__init__
        made = Plain(index)
        print(made.args, vars(made))
    try:
        raise Plain
    except Plain as error:
        print(repr(error), error.__context__, error.__traceback__ is not None)


main()
