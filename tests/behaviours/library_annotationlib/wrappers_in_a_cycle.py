"""Functions that wrap each other in a circle still have annotations."""
import annotationlib


def first(x: "int"): ...
def second(): ...
def plain(y: "str"): ...
def around(y: "list"): ...


first.__wrapped__ = second
second.__wrapped__ = first
print(annotationlib.get_annotations(first, eval_str=True))
first.__wrapped__ = first
print(annotationlib.get_annotations(first, eval_str=True))
around.__wrapped__ = plain
print(annotationlib.get_annotations(around, eval_str=True))
