"""`co_consts` has the constants in the order of use, and `None` where a function gives that at its end."""


def number(): return 1
def nothing(): pass
def texts(): return 'a', b'b', 2.5, 'a'
def documented():
    "What it does."
    return 1000


print(number.__code__.co_consts, nothing.__code__.co_consts)
print(documented.__code__.co_consts)
print({type(constant).__name__ for constant in texts.__code__.co_consts} <= {'str', 'bytes', 'float', 'tuple'})
