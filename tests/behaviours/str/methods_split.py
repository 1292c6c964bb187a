"""Splitting and joining of text."""
print("a,b,,c".split(","), "  a  b ".split(), "a b c d".split(None, 2), "a,b,c".rsplit(",", 1), "".split(), "".split(","))
print("a\nb\r\nc\x0bd\u2028e".splitlines(), "a\nb\n".splitlines(True), "key=value=x".partition("="), "key=value=x".rpartition("="), "x".partition("="))
print(", ".join(["a", "b"]), "".join("abc"), "-".join(()), "-".join(["one"]))
for call in (lambda: ",".join(["a", 1]), lambda: ",".join(5), lambda: "a".split(""), lambda: "a".partition("")):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
