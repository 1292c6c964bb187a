"""Matching of mappings, with the rest captured."""


def read(value):
    match value:
        case {"type": "circle", "r": radius}:
            return f"circle {radius}"
        case {"type": kind, **rest}:
            return f"{kind} {rest}"
        case {1: [x, y]}:
            return f"pair {x} {y}"
        case {}:
            return "mapping"
        case _:
            return "none"


for value in ({"type": "circle", "r": 2, "z": 1}, {"type": "box", "w": 1}, {1: (2, 3)}, {}, {"a": 1}, [], None):
    print(read(value))
