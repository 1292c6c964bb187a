"""`typing.Union` is the type of `int | str`, and takes members of any kind, names of types among them."""

import types
import typing
from typing import Annotated, Any, List, Optional, TypeVar, Union

T = TypeVar("T")
print(types.UnionType is Union, Union, type(Union[int, "text"]) is Union)
for make in (
    lambda: Union[int, "text"], lambda: Union[int], lambda: Union[()], lambda: Union[int, 3], lambda: Union[T, int][str],
    lambda: (int | str) | "text", lambda: "text" | (int | str), lambda: int | 3, lambda: List[int] | "text",
    lambda: Optional[Any], lambda: Union[Annotated[int, {}], Annotated[int, {}], str], lambda: Union[int, typing.ClassVar],
    lambda: isinstance(3, Union[int, "text"]), lambda: isinstance(3, Union[str, List[int]]), lambda: Union(),
    lambda: Union[int, str] == Union[str, int], lambda: typing.get_origin(int | str), lambda: list[int] | "text",
    lambda: Union[list[T], None][int], lambda: type("Below", (Union,), {}),
):
    try:
        print(make())
    except TypeError as error:
        print(error)
