"""Some names of `typing` cannot stand in brackets, some cannot be inherited from, and the numbers of arguments count."""

import typing
from typing import (Annotated, Callable, ClassVar, Concatenate, ContextManager, Counter, DefaultDict, Dict, Final, Generator,
                    Generic, List, Literal, ParamSpec, Protocol, TypeVar, get_args, get_origin)

P = ParamSpec("P")
T = TypeVar("T")
for make in (
    lambda: List[Generic], lambda: List[ClassVar], lambda: List[ClassVar[int]], lambda: List[Final], lambda: List[Protocol],
    lambda: Dict[int], lambda: Dict[int, str, int], lambda: Generator[int], lambda: ContextManager[int], lambda: List[int, str],
    lambda: Callable[int, str], lambda: Callable["P", int], lambda: Callable[int], lambda: Concatenate[()],
    lambda: Concatenate[int, str], lambda: Counter[str]("aab"), lambda: DefaultDict[int, str](), lambda: List[int](),
    lambda: typing.Sized[int], lambda: Literal[int, 1, True, "a"], lambda: TypeVar("B", bound=ClassVar),
    lambda: TypeVar("C", int, Generic), lambda: type("Below", (Annotated[int, 1],), {}).__mro__[1],
    lambda: get_origin(P.args) is P, lambda: get_args(Callable[Concatenate[int, P], str]),
    lambda: get_args(Callable[[int, str], bytes]), lambda: Annotated[typing.Unpack[typing.TypeVarTuple("Ts")], 1],
):
    try:
        print("gives", make())
    except TypeError as error:
        print(error)


class Order(List[T], Generic[T]):
    pass


class Late(Generic[T], List[T]):
    pass


print([base.__name__ for base in Order.__mro__], [base.__name__ for base in Late.__mro__], Late.__bases__)
