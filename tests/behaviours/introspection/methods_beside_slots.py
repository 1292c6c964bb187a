"""A few special methods are plain methods of their classes beside the slots, and say so."""

for owner, name, arguments in (
    (dict, "__contains__", ()), (dict, "__getitem__", ()), (list, "__getitem__", ()), (set, "__contains__", ()),
    (frozenset, "__contains__", ()), (tuple, "__getitem__", ()), (str, "__contains__", ()), (list, "__contains__", ()),
    (str, "__getitem__", ()), (bytes, "__contains__", ()),
):
    method = owner.__dict__[name]
    print(owner.__name__, name, type(method).__name__, type(getattr(owner(), name)).__name__, repr(method))
    for given in ((), (5, 1), (owner(),), (owner(), 1, 2, 3)):
        try:
            print(method(*given))
        except (TypeError, LookupError) as error:
            print(type(error).__name__, error)
    try:
        print(getattr(owner(), name)(*arguments))
    except TypeError as error:
        print(error)
    try:
        print(getattr(owner(), name)(key=1))
    except TypeError as error:
        print(error)
