"""Lists of parameters, unpacked tuples and defaults replace the variables of a generic type."""

from collections.abc import Callable as AbstractCallable
from typing import Callable, Concatenate, Generic, List, ParamSpec, Tuple, TypeVar, TypeVarTuple, Unpack

T = TypeVar("T")
U = TypeVar("U", default=str)
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")


class Box(Generic[T, U]):
    pass


class Call(Generic[P, T]):
    pass


class Only(Generic[P]):
    pass


class Many(Generic[T, *Ts]):
    pass


def show(make):
    try:
        made = make()
        print(made, getattr(made, "__args__", None))
    except TypeError as error:
        print(error)


show(lambda: Box[int])
show(lambda: Box[int, U][bytes])
show(lambda: Box[int, str, bytes])
show(lambda: Call[[int, str], bytes])
show(lambda: Call[..., T][int])
show(lambda: Call[P, T][[int], str])
show(lambda: Call[int, str])
show(lambda: Only[int, str])
show(lambda: Only[[int, str]])
show(lambda: Many[int])
show(lambda: Many[int, str, bytes])
show(lambda: Many[T, *Ts][int, *tuple[str, bytes]])
show(lambda: Many[*tuple[int, ...]])
show(lambda: Many[()])
show(lambda: Callable[Concatenate[int, P], T][[str], bytes])
show(lambda: AbstractCallable[Concatenate[int, P], T][[str], bytes])
show(lambda: Callable[P, T][int, str])
show(lambda: Tuple[Unpack[Ts]][int, str])
show(lambda: tuple[*Ts][int, str])
show(lambda: List[T][int][str])
show(lambda: dict[T, U][int])
show(lambda: Generic[T, T])
show(lambda: Generic[()])
show(lambda: Generic[U, T])
