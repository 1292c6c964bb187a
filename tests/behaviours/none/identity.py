"""None, NotImplemented and Ellipsis: single objects with their own text."""
print(None, None is None, None == 0, type(None).__name__, bool(None), [None] * 2, NotImplemented, ..., Ellipsis is ...)
print(type(None)(), hash(None) == hash(None), {None: 1}[None])
try:
    None.value
except AttributeError as error:
    print(error)
try:
    None + 1
except TypeError as error:
    print(error)
try:
    nothing = None
    nothing()
except TypeError as error:
    print(error)
try:
    bool(NotImplemented)
except TypeError as error:
    print(error)
