"""Iterating, unpacking, reversing and sorting text."""
for index, character in enumerate("añ😀"):
    print(index, character)
first, *rest = "word"
print(first, rest, list("ab"), tuple("ab"), "".join(reversed("abc")), sorted("hello"), list(zip("ab", "cd")), len("hello"))
print("abc".__contains__("b"), "abc".__getitem__(1), "abc".__len__(), [*"xy"], {*"a"}, dict(["ab", "cd"]))
