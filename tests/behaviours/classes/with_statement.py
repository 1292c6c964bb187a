"""Context managers: enter, exit, and suppression of exceptions."""


class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.suppress


with Manager("a") as name, Manager("b"):
    print("body", name)
with Manager("quiet", True):
    raise ValueError("hidden")
try:
    with (
        Manager("outer"),
        Manager("inner") as inner,
    ):
        raise KeyError("seen")
except KeyError as error:
    print("caught", error)


def leave():
    for _ in range(2):
        with Manager("loop"):
            continue
    with Manager("return"):
        return "value"


print(leave())
for thing in (5, object):
    try:
        with thing:
            pass
    except TypeError as error:
        print(error)
