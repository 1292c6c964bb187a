"""callable() looks for __call__ in the class."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Yes:
    def __call__(self):
        pass


class No:
    pass


no = No()
no.__call__ = print


attempt(lambda: (callable(len), callable(Yes()), callable(Yes), callable(no), callable(5)))
attempt(lambda: callable())
