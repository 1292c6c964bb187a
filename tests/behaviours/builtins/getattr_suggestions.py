"""A missing attribute raises AttributeError with the name and the object."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Thing:
    colour = 1


attempt(lambda: getattr(Thing, "colour"))
attempt(lambda: getattr(Thing, "color", "default"))
attempt(lambda: getattr(Thing, "color"))
attempt(lambda: getattr(Thing(), "color"))
attempt(lambda: getattr(Thing, 5))
attempt(lambda: setattr(Thing, 5, 1))
attempt(lambda: (hasattr(Thing, "colour"), hasattr(Thing, "color")))
attempt(lambda: hasattr(Thing, None))
attempt(lambda: delattr(Thing, "color"))
