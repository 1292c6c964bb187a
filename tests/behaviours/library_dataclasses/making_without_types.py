"""Fields that `make_dataclass` is given without a type have `typing.Any`."""

from annotationlib import Format, get_annotations
from dataclasses import field, fields, make_dataclass

Made = make_dataclass('Made', ['x', ('y', int), ('z', list[int], field(default_factory=list))])
print(Made.__annotations__)
print(get_annotations(Made, format=Format.STRING))
print([each.name for each in fields(Made)], Made(1, 2), Made.__module__)
print(repr(fields(Made)[1]).split(',default')[0], Made.__hash__)
Frozen = make_dataclass('Frozen', ['x'], frozen=True)
print(Frozen.__hash__.__qualname__, Frozen.__init__.__qualname__, Frozen.__eq__.__qualname__)
