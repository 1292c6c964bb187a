"""Matching of literals, captures, alternatives and guards."""


def kind(value):
    match value:
        case 0:
            return "zero"
        case 1 | 2 | -3:
            return "small"
        case "a" | b"a":
            return "letter"
        case None | True | False:
            return "constant"
        case 1.5 | 2 + 3j:
            return "odd"
        case int(number) if number > 100:
            return f"large {number}"
        case str() as text if text:
            return f"text {text}"
        case _:
            return "other"


for value in (0, 1, 2, -3, "a", b"a", None, True, 1.5, 2 + 3j, 500, 50, "word", "", [], 0.0):
    print(repr(value), kind(value))
