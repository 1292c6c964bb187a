"""__instancecheck__, __subclasscheck__, __subclasshook__ and unions."""


class Meta(type):
    def __instancecheck__(cls, instance):
        return instance == 5

    def __subclasscheck__(cls, other):
        return other is str


class Five(metaclass=Meta):
    pass


print(isinstance(5, Five), isinstance(6, Five), issubclass(str, Five), issubclass(int, Five), isinstance(1, int | str), isinstance(None, int | None), isinstance("a", (int, (float, str))))
for call in (lambda: isinstance(1, "int"), lambda: issubclass(5, int), lambda: isinstance(1, list[int])):
    try:
        call()
    except TypeError as error:
        print(error)
