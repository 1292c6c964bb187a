"""Matching of dotted names, and captures that stay bound."""


class Colour:
    RED = "red"
    BLUE = "blue"


def name(value):
    match value:
        case Colour.RED:
            return 1
        case Colour.BLUE | "azure":
            return 2
        case (Colour.RED as first, other):
            return first, other
        case {"c": Colour.RED}:
            return "mapped"
    return None


print(name("red"), name("azure"), name(["red", 5]), name({"c": "red"}), name("pink"))
match [1, 2, 3]:
    case [a, b]:
        pass
    case [a, *b]:
        pass
print(a, b)
match = {"match": 1}
case = match["match"]
print(match, case)
match, *rest = 1, 2
print(match, rest)
