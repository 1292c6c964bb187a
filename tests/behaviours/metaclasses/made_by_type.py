"""Classes made by `type`: names and documentation that cannot be, line numbers, and orders of lookup that fail."""


def show(call):
    try:
        print(ascii(call()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


A = type('A', (), {'__firstlineno__': 42})
print(A.__firstlineno__, '__firstlineno__' in A.__dict__)
A.__module__ = 'testmodule'
print(A.__module__, '__firstlineno__' in A.__dict__)
show(lambda: A.__firstlineno__)
A.__firstlineno__ = 43
print(A.__firstlineno__, A.__dict__['__firstlineno__'])

show(lambda: type('A', (), {'__doc__': 'x\udcdcy'}))
show(lambda: type('A\udcdcB', (), {}))
show(lambda: type('A\0B', (), {}))
show(lambda: type(b'A', (), {}))
show(lambda: type('A', (), {'__qualname__': b'B'}))
C = type('C', (), {'__qualname__': 'B.C'})
print(C.__qualname__, C)


def rename(name):
    def call():
        C.__name__ = name
        return C.__name__
    return call


show(rename('A\udcdcB'))
show(rename('A\0B'))
show(rename(b'A'))
show(rename('D'))
print(C, C.__qualname__)


def document(text):
    def call():
        C.__doc__ = text
        return C.__doc__
    return call


show(document('x\udcdcy'))
show(document(42))


class WithDir:
    def __dir__(self):
        return 8


show(lambda: dir(WithDir()))


class WithDir2:
    def __dir__(self):
        return ['b', 1]


show(lambda: dir(WithDir2()))


class WithDict:
    __dict__ = 8
    __slots__ = ()


show(lambda: dir(WithDict()))


class Property:
    @property
    def __dict__(self):
        raise ZeroDivisionError


show(lambda: dir(Property()))


class Tuple_:
    def __dir__(self):
        return ('b', 'c', 'a')


show(lambda: dir(Tuple_()))


class Keyed(type):
    def __dir__(self):
        return 'z', 'y'


class K(metaclass=Keyed):
    pass


show(lambda: dir(K))


class Failing(type):
    bad = False

    def mro(cls):
        if Failing.bad:
            raise ZeroDivisionError(cls.__name__)
        return type.mro(cls)


class Base1:
    pass


class Base2:
    pass


class Sub(Base1, metaclass=Failing):
    pass


class SubSub(Sub):
    pass


Failing.bad = True


def set_bases():
    Sub.__bases__ = (Base2,)


show(set_bases)
print(Sub.__bases__, Sub.__mro__, SubSub.__mro__)
Failing.bad = False
Sub.__bases__ = (Base2,)
print(SubSub.__mro__)


class Odd:
    def __init_subclass__(cls, **keywords):
        print(cls.__name__, keywords)


show(lambda: type('X', (Odd,), {}, a=1).__name__)
show(lambda: type('X', (int, str), {}))
show(lambda: type('X', (bool,), {}))
show(lambda: type('X', (A, A), {}))
show(lambda: type('X', (object, A), {}))
show(lambda: type('X', 5, {}))
show(lambda: type('X', (), 5))
show(lambda: type('X', (5,), {}))
show(lambda: type('X'))
show(lambda: type())
show(lambda: type('X', ()))
