"""The reflected method of a subclass goes first."""


class Base:
    def __add__(self, other):
        return "Base.add"

    def __radd__(self, other):
        return "Base.radd"

    def __eq__(self, other):
        return "Base.eq"

    def __lt__(self, other):
        return "Base.lt"


class Sub(Base):
    def __radd__(self, other):
        return "Sub.radd"

    def __eq__(self, other):
        return "Sub.eq"

    def __gt__(self, other):
        return "Sub.gt"


print(Base() + Sub(), Sub() + Base(), Base() + Base(), Base() == Sub(), Base() < Sub(), Base() < Base(), 1 + Base())
