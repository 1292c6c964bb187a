"""Names with two leading underscores are mangled inside classes."""


class Safe:
    __code = 5

    def __init__(self):
        self.__secret = 1
        self.__dunder__ = 2
        self._one = 3

    def reveal(self):
        return self.__secret, self.__code

    def __hidden(self, __argument=7):
        return __argument

    def call(self):
        return self.__hidden()


class Other(Safe):
    def __init__(self):
        super().__init__()
        self.__secret = "other"


print(Safe().reveal(), sorted(vars(Other())), Safe().call(), Safe._Safe__code, hasattr(Safe(), "__secret"))
