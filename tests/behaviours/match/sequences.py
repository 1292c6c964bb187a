"""Matching of sequences, with stars and nested patterns."""


def shape(value):
    match value:
        case []:
            return "empty"
        case [single]:
            return f"one {single}"
        case (0, *rest):
            return f"zero then {rest}"
        case [first, [inner, *_], *_]:
            return f"nested {first} {inner}"
        case [first, *middle, last]:
            return f"{first} {middle} {last}"
        case _:
            return "none"


for value in ([], [1], (0, 1, 2), [5, [6, 7], 8], range(4), "text", b"bytes", {1, 2}, (x for x in "ab"), [1, "a"], ([],)):
    print(type(value).__name__, shape(value))
