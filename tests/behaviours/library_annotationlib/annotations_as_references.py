"""The form with references has ForwardRef objects where names are missing."""
from annotationlib import Format, ForwardRef, get_annotations
def f(a: int, b: missing, c: list[missing.x], d: 's') -> None: pass
class C:
    x: int
    y: missing
found = get_annotations(f, format=Format.FORWARDREF)
print(found['a'], found['d'], found['return'], type(found['b']).__name__, found['b'].__forward_arg__)
print(found['c'].__origin__, found['c'].__args__[0].__forward_arg__)
found_in_class = get_annotations(C, format=Format.FORWARDREF)
print(found_in_class)
missing = int
print(found['b'].evaluate(), found_in_class['y'].evaluate(), get_annotations(C, format=Format.FORWARDREF))
