"""`None` in place of `__call__`, `__init__`, `__new__` and `__init_subclass__`."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


class Call:
    __call__ = None


class Init:
    __init__ = None


class New:
    __new__ = None


class Sealed:
    __init_subclass__ = None


class Meta(type):
    __call__ = None


def inherit():
    class Below(Sealed):
        pass


def call_class():
    class WithMeta(metaclass=Meta):
        pass
    return WithMeta()


print(callable(Call()))
attempt(lambda: Call()())
attempt(Init)
attempt(New)
attempt(inherit)
attempt(call_class)
