"""The `__new__` of a built-in class makes objects of that class and its subclasses only."""


class Text(str):
    pass


class Plain:
    pass


def attempt(make):
    try:
        print(type(make()).__name__)
    except TypeError as error:
        print(error)


attempt(lambda: str.__new__(Text, "a"))
attempt(lambda: str.__new__(int))
attempt(lambda: str.__new__(Plain))
attempt(lambda: str.__new__(5))
attempt(lambda: bytes.__new__(str, b"a"))
attempt(lambda: bytearray.__new__(Plain))
attempt(lambda: int.__new__(bool, 1))
attempt(lambda: list.__new__(dict))
attempt(lambda: property.__new__(int))
attempt(lambda: staticmethod.__new__(None))
attempt(lambda: object.__new__(int))
attempt(lambda: object.__new__(Plain))
attempt(lambda: BaseException.__new__(int))
