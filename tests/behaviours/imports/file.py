"""Import of a file: once only, with names, aliases and a star."""
import _shapes
import _shapes as shapes_again
from _shapes import Square, area as rectangle

print(_shapes.sides, shapes_again is _shapes, rectangle(3), Square.__module__, _shapes.__name__, _shapes.__doc__)
_shapes.sides = 5
import _shapes

print(_shapes.sides)
from _shapes import *

print(sides, area(1), "_hidden" in globals())
try:
    from _shapes import missing
except ImportError as error:
    print(str(error).replace(_shapes.__file__, "FILE"))
try:
    _shapes.missing
except AttributeError as error:
    print(error)
del _shapes
print("_shapes" in globals(), shapes_again.sides)
