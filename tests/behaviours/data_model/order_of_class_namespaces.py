"""What a class body puts into its namespace by itself, and in which order a metaclass finds it."""


class Meta(type):
    def __new__(metacls, name, bases, namespace, **keywords):
        shown = [key for key in namespace if key not in ('__classdictcell__', '__classcell__')]
        print(name, shown)
        return super().__new__(metacls, name, bases, namespace)


class Plain(metaclass=Meta):
    """Help."""
    x: int

    def method(self):
        self.attribute = 1

    y = 2


class Generic[T](metaclass=Meta):
    z = 3


print(Plain.__static_attributes__, Plain.__annotations__)
