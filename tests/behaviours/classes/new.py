"""__new__ makes the instance; __init__ runs only for instances of the class."""


class Singleton:
    instance = None

    def __new__(cls, *arguments):
        print("new", arguments)
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, *arguments):
        print("init", arguments)


print(Singleton(1) is Singleton(2))


class Other:
    def __new__(cls):
        return "not an instance"

    def __init__(self):
        print("never")


print(Other())


class BadInit:
    def __init__(self):
        return 5


class Empty:
    pass


for call in (BadInit, lambda: Empty(1), lambda: object(1), lambda: object.__new__(5), lambda: Empty(x=1)):
    try:
        call()
    except TypeError as error:
        print(error)
