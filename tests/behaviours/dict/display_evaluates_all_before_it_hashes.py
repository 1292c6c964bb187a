"""A dictionary display evaluates its keys and values before it hashes the first key, unless it is long."""


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        print("hash", self.name)
        return 1


def value(name):
    print("value", name)
    return name


{Key("a"): value(1), Key("b"): value(2)}
print()
{Key("c"): value(3), **{}, Key("d"): value(4)}
print()
try:
    {[]: 1 // 0}
except Exception as error:
    print(type(error).__name__)
try:
    {[]: 1, 2: 3, **(1 // 0)}
except Exception as error:
    print(type(error).__name__)
try:
    {
        0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0,
        []: value("long"), 9: 0, 10: 0, 11: 0, 12: 0, 13: 0, 14: 0, 15: 1 // 0,
    }
except Exception as error:
    print(type(error).__name__)
