"""A set display hashes its items when all are evaluated; from the first `*` on it hashes them as they come."""


class Item:
    def __init__(self, name):
        print("make", name)
        self.name = name

    def __hash__(self):
        print("hash", self.name)
        return 2


{Item("a"), Item("b")}
print()
{Item("c"), Item("d"), *[], Item("e"), Item("f")}
print()
for make in (lambda: {[], 1 // 0}, lambda: {[], *(1 // 0,)}, lambda: {*(), [], 1 // 0}, lambda: {1, *5}):
    try:
        make()
    except Exception as error:
        print(type(error).__name__, error)
