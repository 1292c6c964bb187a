"""super() in class methods, in nested functions and with arguments; and where it fails."""


class Base:
    @classmethod
    def make(cls):
        return f"Base.make for {cls.__name__}"

    @property
    def size(self):
        return 10

    @staticmethod
    def tool():
        return "tool"


class Child(Base):
    @classmethod
    def make(cls):
        return super().make() + "!"

    @property
    def size(self):
        return super().size + 1

    @staticmethod
    def tool():
        return super(Child, Child).tool() + "2"

    def later(self):
        def inner():
            return __class__.__name__, super(Child, self).size

        return inner()


print(Child.make(), Child().size, Child.tool(), Child().later())


def outside():
    super().x


try:
    outside()
except RuntimeError as error:
    print(error)
try:
    super(Child, 5)
except TypeError as error:
    print(error)
try:
    super(Child, Child()).missing
except AttributeError as error:
    print(error)
