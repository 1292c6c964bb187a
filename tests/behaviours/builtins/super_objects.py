"""super() shows what it was made of and looks behind its class."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Base:
    def name(self):
        return "base"


class Child(Base):
    def name(self):
        return "child"


attempt(lambda: super(Child, Child()).name())
attempt(lambda: (super(Child, Child()).__thisclass__.__name__, super(Child, Child()).__self_class__.__name__))
attempt(lambda: super(Child, Base()))
attempt(lambda: super(5))
attempt(lambda: super())
attempt(lambda: super(Child, Child()).missing)
attempt(lambda: super(Child).__self__)
