"""Annotations of parameters and variables are not evaluated until asked for."""
count: int = 5
label: "str"


def convert(value: undefined_name, *rest: another) -> nowhere:
    return value


class Record:
    name: str
    size: int = 0


print(count, convert(3), Record.__annotations__, Record.size)
try:
    label
except NameError as error:
    print(error)
try:
    convert.__annotations__
except NameError as error:
    print(error)
