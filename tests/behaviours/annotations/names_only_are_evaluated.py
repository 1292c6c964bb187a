"""Annotations of attributes, items and names in parentheses are never evaluated."""


class Box:
    pass


box = Box()
items = [0]
(name): print("name in parentheses")
box.attribute: print("attribute")
items[0]: print("item") = 5
box.other: print("other") = 6


class Class:
    (member): print("member")


def function():
    (local): print("local")
    local: print("plain")


function()
print(items, box.other, Class.__annotations__, __annotations__)
