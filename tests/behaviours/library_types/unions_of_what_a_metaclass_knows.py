"""A member of a union that has an origin and arguments shows itself."""


class Asked(type):
    def __getattr__(cls, name):
        print("asked for", name)
        raise AttributeError(name)


class Knows(type):
    def __getattr__(cls, name):
        if name in ("__origin__", "__args__"):
            return ()
        raise AttributeError(name)

    def __repr__(cls):
        return "what it knows"


class First(metaclass=Asked):
    pass


class Second(metaclass=Knows):
    pass


print(repr(First | int))
print(repr(Second | int))
print(repr(list[Second]), repr(int | list[int] | None))
