"""`get_type_hints` follows references through references, knows type parameters, and leaves what goes in circles."""

import typing
from typing import Annotated, ForwardRef, Union, get_type_hints, no_type_check

Tree = Union[int, list["Tree"]]
Name = "Other"
Other = int


def function(a: "Tree", b: "Name", *c: "*tuple[int, str]") -> "list[Name]":
    pass


class Box[T]:
    item: "T"

    def put[U](self, a: "U", b: "T") -> "Box[T]":
        pass


@no_type_check
class Free:
    attribute: "nothing at all"

    def method(self, a: "also nothing"):
        pass

    class Inner:
        attribute: "nothing"


print(get_type_hints(function))
print(get_type_hints(Box), get_type_hints(type), get_type_hints(object))
print(get_type_hints(Free), get_type_hints(Free.method), get_type_hints(Free.Inner))
print(typing.evaluate_forward_ref(ForwardRef("list[Name]"), globals=globals()))
print(get_type_hints(function, format=typing.ForwardRef and 4)["a"])
try:
    get_type_hints(5)
except TypeError as error:
    print(error)


class Said:
    x: "Annotated[int, 'positive']"


print(get_type_hints(Said), get_type_hints(Said, include_extras=True))
