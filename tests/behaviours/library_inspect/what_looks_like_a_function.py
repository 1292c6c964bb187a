"""What has the attributes of a function has its signature; parameters may bear the name that a comprehension gives."""

import inspect


def real(a, b=2, *rest, c, **others):
    pass


class Like:
    __name__ = "like"
    __code__ = real.__code__
    __defaults__ = real.__defaults__
    __kwdefaults__ = None
    __annotations__ = {"a": int, "return": str}

    def __call__(self):
        pass


print(inspect.signature(Like()))
print(repr(inspect.signature(real).parameters)[:26])
for name, kind in ((".0", 1), (".0", 0), ("class", 1), ("1a", 1)):
    try:
        print(inspect.Parameter(name, inspect._ParameterKind(kind) if hasattr(inspect, "_ParameterKind") else kind))
    except ValueError as error:
        print(error)
rest = inspect.Parameter("rest", inspect.Parameter.VAR_POSITIONAL)
try:
    inspect.Signature([rest, rest.replace(name="more")])
except ValueError as error:
    print(error)


def quoted(a: "int", b: "x | None" = None) -> "str":
    pass


print(inspect.signature(quoted).format(quote_annotation_strings=False))
print(inspect.signature(quoted))
