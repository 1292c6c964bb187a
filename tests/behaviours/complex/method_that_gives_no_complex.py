"""A __complex__ that gives something else is an error, and one that gives an instance of a subclass is warned about."""
import warnings


class Number(complex):
    pass


class Value:
    def __init__(self, result):
        self.result = result

    def __complex__(self):
        return self.result


for result in (2, None, "x", 1.5, Number(1), 3j):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(complex(Value(result)))
        except TypeError as error:
            print(error)
    for warning in caught:
        print(" ", warning.category.__name__, warning.message)
