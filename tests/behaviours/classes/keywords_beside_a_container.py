"""A subclass of a container may take keywords in its own method; the container's other one ignores them."""


def with_new(base):
    class Named(base):
        def __new__(cls, items, label=None):
            made = super().__new__(cls, items)
            made.label = label
            return made
    return Named


def with_init(base):
    class Named(base):
        def __init__(self, items, label=None):
            if base.__init__ is not object.__init__:
                super().__init__(items)
            self.label = label
    return Named


for base in (list, tuple, set, frozenset):
    for kind in (with_new, with_init):
        if base is set and kind is with_new:
            continue
        made = kind(base)([1], label='x')
        print(base.__name__, kind.__name__, list(made), made.label)


class Plain(list):
    pass


for base in (list, tuple, set, frozenset, Plain):
    try:
        base([1], label='x')
    except TypeError as error:
        print(error)
