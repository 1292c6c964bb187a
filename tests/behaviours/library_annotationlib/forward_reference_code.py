"""A forward reference knows its code; one that is no expression says so when it is evaluated."""
from annotationlib import ForwardRef, Format, get_annotations, type_repr

print(type(ForwardRef("a.b").__forward_code__).__name__)
for text in ("if", "1 +", "x = 1", ""):
    try:
        ForwardRef(text).evaluate()
    except SyntaxError as error:
        print(error)
print(ForwardRef("int").evaluate(), ForwardRef("list[int]").evaluate(format=Format.STRING))
print(type_repr([].append), type_repr(int), type_repr(...))


def first(x: "int"):
    pass


def second():
    pass


first.__wrapped__ = second
second.__wrapped__ = first
print(get_annotations(first, eval_str=True))
