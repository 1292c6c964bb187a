"""A module for the programs beside it to import."""
print("shapes is loaded as", __name__)
sides = 4
_hidden = "hidden"


def area(width, height=2):
    return width * height


class Square:
    pass
