"""list[int] is an alias that remembers its arguments."""

from types import GenericAlias


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (list[int], dict[str, int], tuple[int, ...], list[list[int]]))
attempt(lambda: (list[int].__origin__, list[int].__args__, dict[str, int].__parameters__))
attempt(lambda: (list[int]([1, 2]), list[int] == list[int], list[int] == list[str], hash(list[int]) == hash(list[int])))
attempt(lambda: isinstance([], list[int]))
attempt(lambda: issubclass(list, list[int]))
attempt(lambda: list[int][str])
attempt(lambda: int[str])
attempt(lambda: (GenericAlias(list, (int,)), list[int].append))
