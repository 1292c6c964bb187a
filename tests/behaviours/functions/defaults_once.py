"""Defaults are evaluated once, when the function is defined."""


def announce(value):
    print("default", value)
    return value


def collect(item, into=announce([])):
    into.append(item)
    return into


print(collect(1), collect(2), collect(3, []))
later = 10


def keep(value=later):
    return value


later = 20
print(keep(), keep.__defaults__, collect.__defaults__)
functions = [lambda number=number: number for number in range(3)]
print([function() for function in functions])
