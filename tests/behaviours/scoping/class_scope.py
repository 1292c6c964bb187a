"""The scope of a class body is not seen by its methods."""
name = "module"


class Outer:
    name = "class"
    copy = name

    def method(self):
        return name

    class Inner:
        seen = name

    name = copy + "!"


print(Outer.name, Outer.copy, Outer().method(), Outer.Inner.seen)


def function():
    name = "function"

    class Local:
        before = name

        def get(self):
            return name

    class Shadow:
        name = name if False else "own"

    return Local.before, Local().get(), Shadow.name


print(function())


class Reads:
    name = name
    print(name)


print("name" in vars(Reads))
