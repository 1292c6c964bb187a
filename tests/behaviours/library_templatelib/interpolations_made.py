"""Interpolations have four fields that cannot be set, and match by position."""
from string.templatelib import Interpolation
i = Interpolation(1, 'x', 'r', '>3')
print(i, i.value, i.expression, i.conversion, i.format_spec, Interpolation('v'))
match i:
    case Interpolation(value, expression, conversion, spec):
        print(value, expression, conversion, spec)
for function in (lambda: Interpolation(), lambda: Interpolation(1, 'x', 'q'), lambda: Interpolation(1, 2),
                 lambda: Interpolation(1, 'x', None, 3), lambda: setattr(i, 'value', 2),
                 lambda: type('S', (Interpolation,), {})):
    try:
        function()
    except Exception as error:
        print(type(error).__name__, error)
