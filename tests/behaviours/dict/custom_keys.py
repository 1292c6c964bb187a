"""Keys of user classes: __hash__ and __eq__ decide."""


class Key:
    def __init__(self, name, code):
        self.name, self.code = name, code

    def __hash__(self):
        return self.code

    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return self.name


table = {Key("a", 1): 1, Key("b", 1): 2, Key("a", 1): 3}
print(table, table[Key("b", 1)], Key("a", 2) in table)


class NoHash:
    def __eq__(self, other):
        return True


try:
    {NoHash(): 1}
except TypeError as error:
    print(error)


class BadHash:
    def __hash__(self):
        return "x"


try:
    {BadHash()}
except TypeError as error:
    print(error)
