"""Products, permutations and combinations come in the order of the input."""

from itertools import combinations, combinations_with_replacement, permutations, product


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (list(product("ab", [1, 2])), list(product("ab", repeat=2)), list(product()), list(product("a", []))))
attempt(lambda: (list(permutations("abc", 2)), list(permutations("ab")), list(permutations("a", 2))))
attempt(lambda: (list(combinations("abc", 2)), list(combinations_with_replacement("ab", 2)), list(combinations("a", 2))))
attempt(lambda: combinations("a", -1))
attempt(lambda: permutations("a", "x"))
attempt(lambda: product("a", repeat=-1))
attempt(lambda: combinations(5, 1))
