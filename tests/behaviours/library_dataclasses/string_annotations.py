"""`ClassVar`, `InitVar` and `KW_ONLY` are recognised in annotations that are strings."""

import dataclasses
import dataclasses as dc
import typing
import typing as t
from dataclasses import KW_ONLY, InitVar, dataclass
from typing import ClassVar


@dataclass
class Sample:
    a: 'ClassVar[int]' = 1
    b: ' typing . ClassVar [int]' = 2
    c: 't.ClassVar' = 3
    d: 'InitVar[int]' = 4
    e: 'dataclasses.InitVar' = 5
    f: 'dc. InitVar[str]' = 6
    g: 'ClassVarious' = 7
    h: 'other.ClassVar' = 8
    _: 'KW_ONLY'
    i: 'int' = 9

    def __post_init__(self, d, e, f):
        print('init variables', d, e, f)


print([each.name for each in dataclasses.fields(Sample)])
print(Sample())
try:
    Sample(1, 2, 3, 4, 5, 6)
except TypeError as error:
    print(error)
