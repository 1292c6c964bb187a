"""A string annotation is a class variable by whatever name the module knows that, or what it was said of."""

import dataclasses
import typing
import typing as types_of
from typing import ClassVar, ClassVar as Shared

Whole = typing.ClassVar[int]


@dataclasses.dataclass
class Point:
    a: "ClassVar"
    b: "Shared[str]"
    c: "typing.ClassVar[int]"
    d: "types_of . ClassVar [int]"
    e: "Whole"
    f: "typing.List[int]"
    g: "Wholesale"
    h: "dataclasses.InitVar[int]"


print([field.name for field in dataclasses.fields(Point)])
print(Point.__init__.__annotations__.keys() - {"return"} == {"f", "g", "h"})
