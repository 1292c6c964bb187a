"""`isinstance` with a protocol finds attributes without computing them, and asks for what the protocol had at first."""

from typing import Protocol, final, get_protocol_members, runtime_checkable


@runtime_checkable
class HasX(Protocol):
    x: int

    def method(self): ...


class Plain:
    x = 1

    def method(self):
        pass


class Computed:
    @property
    def x(self):
        raise RuntimeError('must not run')

    def method(self):
        pass


class Refusing:
    x = None
    method = None


@final
@runtime_checkable
class Final(Protocol):
    def method(self): ...


class Below(HasX, Protocol):
    y: int


class Unchecked(Protocol):
    def other(self): ...


print(isinstance(Plain(), HasX), isinstance(Computed(), HasX), isinstance(Refusing(), HasX), isinstance(5, HasX))
print(issubclass(Plain, Final), issubclass(Refusing, Final), isinstance(Refusing(), Final))
print(sorted(get_protocol_members(Final)), sorted(get_protocol_members(Below)))
for action in (lambda: issubclass(Plain, HasX), lambda: issubclass(5, HasX), lambda: isinstance(1, Unchecked),
               lambda: issubclass(int, Unchecked), HasX):
    try:
        print(action())
    except TypeError as error:
        print(error)
