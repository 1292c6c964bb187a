"""The operators | and |= merge, the right side winning."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


table = {"a": 1}


attempt(lambda: {"a": 1, "b": 2} | {"b": 3})
attempt(lambda: (table.__ior__([("c", 3)]), table))
attempt(lambda: {} | [("a", 1)])
attempt(lambda: [("a", 1)] | {})
attempt(lambda: {}.__or__(5))
attempt(lambda: table.__ior__(5))
