"""`__class__` in a comprehension right in a class means what it means to the statements of the class."""


class Plain:
    def method(self):
        return __class__.__name__

    try:
        found = [__class__ for _ in "a"]
    except NameError as error:
        found = str(error)
    try:
        nested = {__class__: [__class__ for _ in "a"] for _ in "b"}
    except NameError as error:
        nested = str(error)
    try:
        lazy = list(__class__ for _ in "a")
    except NameError as error:
        lazy = str(error)
    later = [lambda: __class__ for _ in "a"][0]


print(Plain.found, Plain.nested, Plain.lazy, Plain.later(), Plain().method(), sep="\n")
__class__ = "global"


class Global:
    found = [__class__ for _ in "a"], __class__

    def method(self):
        return __class__.__name__


print(Global.found, Global().method())


def function():
    __class__ = "local"

    class Local:
        found = [__class__ for _ in "a"], __class__

        def method(self):
            return __class__.__name__

    return Local


print(function().found, function()().method())
