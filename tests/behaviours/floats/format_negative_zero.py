"""The option z writes a rounded negative zero without its sign."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (format(-0.001, ".1f"), format(-0.001, "z.1f")))
attempt(lambda: (format(-0.0, "z"), format(-0.0, "")))
attempt(lambda: format(-1.5, "z.0f"))
attempt(lambda: format(-0.04, "+z.1f"))
