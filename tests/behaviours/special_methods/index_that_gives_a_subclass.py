"""An __index__ or __int__ that gives an instance of a subclass of int is warned about, and works."""
import operator
import warnings


class Number(int):
    pass


class Wrong:
    def __init__(self, result):
        self.result = result

    def __index__(self):
        return self.result

    __int__ = __index__


for result in (True, Number(2), 2, "2"):
    for use in (operator.index, lambda value: [5, 6, 7][value], lambda value: "abc"[value:], hex, int, lambda value: [0] * value):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                print(use(Wrong(result)))
            except TypeError as error:
                print("TypeError", error)
        for warning in caught:
            print(" ", warning.category.__name__, warning.message)
