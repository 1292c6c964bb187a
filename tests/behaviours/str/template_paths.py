"""Fields reach into attributes and items."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: "{0.real} {0.imag}".format(1 + 2j))
attempt(lambda: "{0[1]} {0[0]}".format("ab"))
attempt(lambda: "{0[key]} {a[0].real}".format({"key": 1}, a=[5]))
attempt(lambda: "{0[-1]}".format({"-1": "text"}))
attempt(lambda: "{0.missing}".format(1))
attempt(lambda: "{0[9]}".format([1]))
attempt(lambda: "{0[]}".format([1]))
attempt(lambda: "{0.}".format(1))
attempt(lambda: "{0[a]b}".format({"a": 1}))
