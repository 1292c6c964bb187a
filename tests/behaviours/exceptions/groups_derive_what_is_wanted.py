"""`subgroup` derives no rest, and an exception that a clause raises again derives only its own part."""


class Loud(ExceptionGroup):
    def derive(self, exceptions):
        print("derive", self.message, exceptions)
        return Loud(self.message, exceptions)


class Odd(ExceptionGroup):
    def derive(self, exceptions):
        return 5


group = Loud("outer", [ValueError(1), Loud("inner", [KeyError(2), TypeError(3)])])
print(repr(group.subgroup(KeyError)))
print(repr(group.subgroup(OSError)))
print(repr(group.split(KeyError)))
odd = Odd("odd", [ValueError(1), Loud("inner", [KeyError(2)])])
for ask in (lambda: odd.subgroup(OSError), lambda: odd.subgroup(KeyError), lambda: odd.split(OSError), lambda: odd.subgroup(lambda error: True)):
    try:
        print(repr(ask()))
    except TypeError as error:
        print(error)
try:
    try:
        raise group
    except* KeyError:
        raise
    except* ValueError:
        raise RuntimeError("new")
except Exception as caught:
    print(repr(caught))
