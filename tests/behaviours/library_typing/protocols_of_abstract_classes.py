"""A protocol on top of an abstract class asks for the methods of that, and only some abstract classes may be a base."""
import collections.abc
import typing
from typing import Protocol, TypedDict, Generic, TypeVar, get_type_hints


class Measured(collections.abc.Sized, Protocol):
    pass


print(isinstance(1, collections.abc.Sized), isinstance([], collections.abc.Sized), isinstance(1, typing.Sized))
try:
    class Wrong(collections.abc.Mapping, Protocol):
        pass
except TypeError as error:
    print(error)
print(isinstance([], collections.abc.Mapping))

T = TypeVar('T')


class Record(TypedDict, Generic[T]):
    item: T


class More(Record[T], total=False):
    more: 'int'


class Last(More):
    last: None


print(Last.__parameters__, sorted(Last.__required_keys__), get_type_hints(Last))
try:
    class Bad(TypedDict):
        item: typing.Final
except TypeError as error:
    print(error)
try:
    class Twice(typing.NamedTuple, typing.NamedTuple):
        item: int
except TypeError as error:
    print(type(error).__name__)
for made in (typing.Union[int, str], typing.ParamSpec('P').args):
    try:
        class Sub(made):
            pass
    except TypeError as error:
        print(error)
print('item' in dir(Record[int]), issubclass(dict, collections.abc.Mapping))
try:
    issubclass(list[int], object)
except TypeError as error:
    print(error)
for form in (typing.Callable[[int], str], typing.Literal[1], typing.Annotated[int, ''], typing.List):
    try:
        iter(form)
    except TypeError as error:
        print(error)
