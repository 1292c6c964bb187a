"""Concatenation, repetition, comparison and membership of text."""
print("ab" + "cd", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "a" < "b", "a" < "B", "abc" < "abd", "é" > "z", "" < "a")
print("ab" == "ab", "ab" != "ba", sorted(["b", "A", "a", "é", "Z"]), max("hello"), min("hello"))
for call in (lambda: "a" + 1, lambda: 1 + "a", lambda: "a" * "b", lambda: "a" - "b", lambda: "a" < 1, lambda: "a" * 1.5):
    try:
        call()
    except TypeError as error:
        print(error)
text = "x"
text += "y"
text *= 2
print(text)
