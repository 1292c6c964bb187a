"""X | Y makes a union, which forgets order and repetitions in comparisons."""

from typing import Optional, Union


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: (int | str, int | None, int | int, (int | str) | float, int | list[int]))
attempt(lambda: (int | str == str | int, (int | str).__args__, hash(int | str) == hash(str | int)))
attempt(lambda: (isinstance(1, int | str), Optional[int], Union[int, str] == int | str))
attempt(lambda: int | 5)
attempt(lambda: 5 | int)
attempt(lambda: type(int | str).__name__)
attempt(lambda: issubclass(bool, int | str))
