"""Named tuples and typed dicts may be generic; what they hold is told its name, and their keys keep what was said."""

from typing import Generic, NamedTuple, NotRequired, ReadOnly, Required, TypedDict, TypeVar

T = TypeVar("T")


class Named:
    def __set_name__(self, owner, name):
        print(owner.__name__, name)


class Pair(NamedTuple, Generic[T]):
    first: T
    second: int = 0
    helper = Named()


print(Pair.__bases__, Pair.__orig_bases__[1:], Pair[str], Pair(1), Pair._fields)


class Movie(TypedDict):
    title: str
    year: NotRequired[int]


class Fixed(Movie, Generic[T], total=False):
    year: Required[int]
    rating: ReadOnly[T]


print(Fixed.__bases__, Fixed.__orig_bases__, Fixed[int])
for cls in (Movie, Fixed):
    print(sorted(cls.__required_keys__), sorted(cls.__optional_keys__), sorted(cls.__readonly_keys__),
          sorted(cls.__mutable_keys__), cls.__annotations__)
print(Movie.__orig_bases__ == (TypedDict,))
for make in (
    lambda: TypedDict("Wrong", {"a": 1, "b": int}), lambda: type(Movie)("Narrow", (Movie,), {"__annotations__": {"title": ReadOnly[str]}}),
    lambda: type(Movie)("Mixed", (Movie, dict), {}),
):
    try:
        print(make())
    except TypeError as error:
        print(error)
