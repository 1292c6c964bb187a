"""Translation tables of text."""
table = str.maketrans("abc", "xyz", "-")
print("a-b-c-d".translate(table), "abc".translate({97: None, 98: "BB", 99: 67}), str.maketrans({"a": "b"}))
try:
    str.maketrans("ab", "c")
except ValueError as error:
    print(error)
