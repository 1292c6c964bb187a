"""Searching in text: find, index, count, in, startswith and endswith."""
text = "one two one three one"
print(text.find("one"), text.rfind("one"), text.find("x"), text.find("one", 1), text.find("one", 1, 5), text.find(""), text.rfind(""))
print(text.index("two"), text.rindex("one"), text.count("one"), text.count("o", 5), "aaaa".count("aa"), "abc".count(""))
print("two" in text, "four" not in text, text.startswith("one"), text.startswith(("x", "one")), text.endswith("e"), text.startswith("two", 4))
for call in (lambda: text.index("zzz"), lambda: text.rindex("zzz"), lambda: 3 in text, lambda: text.startswith(3)):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
