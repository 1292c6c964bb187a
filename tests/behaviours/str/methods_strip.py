"""Stripping, padding and replacing in text."""
print(repr("  x \t\n".strip()), "xxaxx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), repr("\u2003x\u2003".strip()))
print("abc".center(8, "*"), "abc".ljust(6, "."), "abc".rjust(6), "-42".zfill(6), "+".zfill(3), "abc".center(2), "ab".center(5, "*"))
print("aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("x", "y"), "prefix-body".removeprefix("prefix-"), "body.py".removesuffix(".py"))
print("a\tbc\td".expandtabs(4), "01\t2".expandtabs(), "x".expandtabs(0))
try:
    "a".center(5, "ab")
except TypeError as error:
    print(error)
