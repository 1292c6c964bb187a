"""Code of the same text at the same line is equal, and so are its hashes."""
first = compile("a = 1", "<one>", "exec")
second = compile("a = 1", "<two>", "exec")
third = compile("a = 2", "<one>", "exec")
moved = compile("\na = 1", "<one>", "exec")
print(first == second, hash(first) == hash(second))
print(first == third, first == moved, first != third, first == "a = 1")
print(len({first, second, third}))


def make():
    return lambda: 1


print(make().__code__ == make().__code__, make.__code__ == make().__code__)
