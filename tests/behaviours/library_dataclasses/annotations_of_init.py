"""The annotations of `__init__` are worked out from the fields in the form that is asked for."""

from annotationlib import Format, get_annotations
from dataclasses import dataclass, field


@dataclass
class Sample:
    a: int
    b: missing = None
    c: int = field(init=False, default=3)


print(get_annotations(Sample.__init__, format=Format.STRING))
forward = get_annotations(Sample.__init__, format=Format.FORWARDREF)
print(list(forward), forward['a'], forward['b'].__forward_arg__, forward['return'])
try:
    Sample.__init__.__annotations__
except NameError as error:
    print(error)
print(Sample.__doc__)
missing = float
print(Sample.__init__.__annotations__)
print(Sample.__init__.__globals__ is globals())
