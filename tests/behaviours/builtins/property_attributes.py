"""A property shows its functions, and its documentation is the getter's."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Thing:
    @property
    def value(self):
        """The value."""
        return 1
    @value.setter
    def value(self, new):
        print("set", new)


attempt(lambda: Thing.value.__doc__)
attempt(lambda: (Thing.value.fget.__name__, Thing.value.fset.__name__, Thing.value.fdel))
attempt(lambda: Thing().value)
attempt(lambda: setattr(Thing(), "value", 5))
attempt(lambda: delattr(Thing(), "value"))
attempt(lambda: property().__get__(None, Thing) is not None)
attempt(lambda: property(None, None, None, "text").__doc__)
attempt(lambda: Thing.value.__name__)
attempt(lambda: Thing.value.__isabstractmethod__)
