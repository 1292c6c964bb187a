"""A ForwardRef is evaluated in the namespaces given, and compares by what it says."""
from annotationlib import Format, ForwardRef
import typing
print(ForwardRef('int'), ForwardRef('int').evaluate(), ForwardRef('x').evaluate(locals={'x': 3}))
print(ForwardRef('x + 1').evaluate(globals={'x': 3}), ForwardRef('x').evaluate(format=Format.FORWARDREF))
print(ForwardRef('a.b').evaluate(format=Format.STRING), ForwardRef('C', module='typing'))
print(ForwardRef('int') == ForwardRef('int'), ForwardRef('int') == ForwardRef('str'), typing.ForwardRef is ForwardRef)
for function in (lambda: ForwardRef(1), lambda: ForwardRef('missing').evaluate(), lambda: type('S', (ForwardRef,), {})):
    try:
        function()
    except Exception as error:
        print(type(error).__name__, error)
class C: inner = int
print(ForwardRef('inner').evaluate(owner=C), ForwardRef('List', module='typing').evaluate())
