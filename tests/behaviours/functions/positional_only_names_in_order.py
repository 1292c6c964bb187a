"""Positional-only parameters that were given by name are listed in the order of the parameters."""


def function(a, b, c, /, d):
    return a, b, c, d


for given in ({"c": 1, "a": 2, "d": 3}, {"d": 1, "b": 2}, {"c": 1, "b": 2, "a": 3}):
    try:
        function(**given)
    except TypeError as error:
        print(error)
try:
    function(d=1, c=2, a=3)
except TypeError as error:
    print(error)
