"""join() wants strings only, and says which item is none."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: ",".join("abc"))
attempt(lambda: "".join([]))
attempt(lambda: ",".join({"x": 1, "y": 2}))
attempt(lambda: ",".join(["a", 1]))
attempt(lambda: ",".join(5))
attempt(lambda: ",".join(["a", b"b"]))
