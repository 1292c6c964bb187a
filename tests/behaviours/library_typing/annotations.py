"""Types as annotations write them."""
import collections.abc
import typing
from typing import (Annotated, Any, Callable, ClassVar, Dict, Final, Generic, Iterable, List, Literal, NamedTuple, NewType, NoReturn, Optional,
                    Protocol, Sequence, Tuple, Type, TypedDict, TypeVar, Union, cast, get_args, get_origin, get_type_hints, overload,
                    runtime_checkable)


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


T = TypeVar('T')
K = TypeVar('K', int, str)
C = TypeVar('C', bound=int, covariant=True)
print('variables', T, K, C, T.__name__, K.__constraints__, C.__bound__)
for t in (List[int], Dict[str, List[int]], Optional[int], Union[int, str, None], Union[int], Callable[[int, str], bool], Callable[..., int],
          Tuple[int, ...], Tuple[()], Literal[1, 'a', None], Annotated[int, 'meta', 3], ClassVar[int], Final[str], Type[int], Iterable[T],
          Sequence[int], Any, NoReturn, List, Callable, Optional['Later'], List['Later'], Dict[str, Any], typing.Deque[int]):
    print(t, get_origin(t), get_args(t))


class Box(Generic[T]):
    def __init__(self, item: T):
        self.item = item

    def get(self) -> T:
        return self.item


class Pair(Generic[T, K]):
    pass


class IntBox(Box[int]):
    pass


print(Box[int], Box[int](3).get(), Box.__parameters__, Box[int].__args__, Box[List[T]][str], Pair[int, str], IntBox.__mro__ == (IntBox, Box, Generic, object),
      IntBox.__orig_bases__, Box[int](5).__orig_class__, Box[int] == Box[int], Dict[T, K][int, str])
attempt(lambda: Box[int, str])
attempt(lambda: Pair[int])
attempt(lambda: List[int, str])
attempt(lambda: Optional[int, str])
attempt(lambda: Generic[int])
attempt(lambda: Generic[T, T])
attempt(lambda: isinstance(1, List[int]))
attempt(lambda: Any())
attempt(lambda: List[int]())
attempt(lambda: Union[()])
attempt(TypeVar, 'X', int)
attempt(lambda: NoReturn[int])
attempt(lambda: Callable[int])
print(isinstance([], List), issubclass(dict, typing.Mapping), isinstance(3, typing.SupportsInt), isinstance('x', typing.SupportsInt))


class Employee(NamedTuple):
    """An employee."""
    name: str
    id: int = 3

    def shout(self):
        return self.name.upper()


e = Employee('Ann')
print(e, e.shout(), e._fields, Employee.__annotations__, e._replace(id=4), Employee._field_defaults, isinstance(e, tuple), Employee.__doc__)
print(NamedTuple('Functional', [('x', int), ('y', int)])(1, 2))


class Movie(TypedDict):
    title: str
    year: typing.NotRequired[int]


m = Movie(title='x')
print(m, type(m), Movie.__required_keys__, Movie.__optional_keys__, Movie.__total__, typing.is_typeddict(Movie))


class Closer(Protocol):
    def close(self) -> None: ...


@runtime_checkable
class Sized(Protocol):
    size: int

    def grow(self) -> int: ...


class Real:
    size = 3

    def grow(self):
        return 4


print(isinstance(Real(), Sized), isinstance(3, Sized), typing.is_protocol(Sized), sorted(typing.get_protocol_members(Sized)))
attempt(isinstance, 3, Closer)
attempt(Closer)
attempt(issubclass, Real, Sized)


class Implements(Closer):
    def close(self):
        return 'closed'


print(Implements().close())
UserId = NewType('UserId', int)
print(UserId, UserId(5), UserId.__supertype__, cast(int, 'x'))


def function(a: int, b: 'List[str]' = None, *, c: Optional['Box'] = None) -> Annotated[str, 1]:
    pass


print(get_type_hints(function), get_type_hints(function, include_extras=True)['return'], get_type_hints(Employee), get_type_hints(Box.get))


class Annotated1:
    x: int
    y: 'Annotated1'


print(get_type_hints(Annotated1))


@overload
def over(a: int) -> int: ...
@overload
def over(a: str) -> str: ...
def over(a):
    return a


print(over(1), len(typing.get_overloads(over)), typing.TYPE_CHECKING)
attempt(typing.assert_never, 3)
print(Union[int, str] == Union[str, int], Optional[int] == Union[int, None], hash(List[int]) == hash(List[int]), Literal[1] == Literal[True], {List[int]: 1}[List[int]])
print(typing.get_origin(list[int]), typing.get_args(dict[str, int]), get_args(collections.abc.Callable[[int], str]), get_origin(int | str), get_args(int | str))
P = typing.ParamSpec('P')
print(Callable[P, int], typing.Concatenate[int, P], P.args, P.kwargs)
