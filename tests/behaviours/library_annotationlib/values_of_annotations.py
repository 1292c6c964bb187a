"""get_annotations gives values, of classes, functions and modules, as a new dictionary."""
from annotationlib import Format, get_annotations
def f(a: int, *b: 'str', c: list[int] = ()) -> None: pass
class C:
    x: int
    y: 'C'
class D(C): pass
print(get_annotations(f), get_annotations(C), get_annotations(D))
print(get_annotations(f) is get_annotations(f), get_annotations(f, eval_str=True), get_annotations(C, eval_str=True))
print(get_annotations(len), list(Format))
def late(a: missing): pass
for function in (lambda: get_annotations(late), lambda: get_annotations(3), lambda: get_annotations(f, format=9),
                 lambda: get_annotations(f, eval_str=True, format=Format.STRING),
                 lambda: get_annotations(f, format=Format.VALUE_WITH_FAKE_GLOBALS)):
    try:
        function()
    except Exception as error:
        print(type(error).__name__, error)
