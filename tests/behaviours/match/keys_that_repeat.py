"""Keys of a mapping pattern that turn out to be equal."""


class Keys:
    first = "key"
    second = "key"
    third = 3


match {"key": 1, 3: 4}:
    case {Keys.first: a, Keys.third: b}:
        print(a, b)
try:
    match {"key": 1, "x": 2}:
        case {Keys.first: a, Keys.second: b}:
            print("matched")
except ValueError as error:
    print(error)
try:
    match {"key": 1, "x": 2}:
        case {"key": a, Keys.second: b}:
            print("matched")
except ValueError as error:
    print(error)
match {}:
    case {Keys.first: a, Keys.second: b}:
        print("matched")
    case _:
        print("too short to look")
