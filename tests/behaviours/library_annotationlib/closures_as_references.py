"""A variable of a function around that has no value yet becomes a forward reference."""
from annotationlib import Format, get_annotations


def outer():
    def inner(a: later, b: list[later], c: int):
        pass
    before = get_annotations(inner, format=Format.FORWARDREF)
    print(before["a"].__forward_arg__, before["c"])
    print(get_annotations(inner, format=Format.STRING))
    later = str
    print(before["a"].evaluate(), get_annotations(inner))


outer()
