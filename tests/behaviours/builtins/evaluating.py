"""eval() takes expressions only, and fills in the built-in functions."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: eval("1 + 1"))
attempt(lambda: eval("  x", {"x": 5}))
attempt(lambda: eval("x", {"x": 1}, {"x": 2}))
attempt(lambda: eval("len('abc')", {}))
attempt(lambda: eval("x = 1"))
attempt(lambda: eval(""))
attempt(lambda: eval(5))
attempt(lambda: eval("1", []))
attempt(lambda: eval("y", {}))
attempt(lambda: eval(compile("3 * 4", "text", "eval")))
