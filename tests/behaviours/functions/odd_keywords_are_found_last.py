"""That a keyword is no string is said after everything was unpacked."""


def function(*args, **keywords):
    return args, keywords


class Items:
    def __iter__(self):
        print("asked")
        return iter([1])


for call in (
    lambda: function(**{1: 2}, **[("a", 1)]), lambda: function(**{1: 2}, **None), lambda: function(*Items(), **{1: 2}), lambda: function(*None, **{1: 2}),
    lambda: function(**{1: 2}, k=print("evaluated")), lambda: function(k=1, **{2: 3}, **{"k": 4}), lambda: function(**{"a": 1, 2: 3}), lambda: len(**{1: 2}),
):
    try:
        print(call())
    except TypeError as error:
        print(error)
