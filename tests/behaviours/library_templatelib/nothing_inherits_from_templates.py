"""No class inherits from templates, interpolations, or their iterators."""

from string.templatelib import Interpolation, Template

for base in (Template, Interpolation, type(iter(t""))):
    try:
        type("Below", (base,), {})
    except TypeError as error:
        print(error)
