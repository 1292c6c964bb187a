"""Arguments, operands, keys and targets are evaluated from left to right."""


def note(value):
    print(value, end=" ")
    return value


def take(*arguments, **keywords):
    print(arguments, keywords)


take(note(1), *note([2]), note(3), x=note(4), **note({"y": 5}))
take(note("a") + note("b") * note("c") if note(True) and not note(0) else note("z")) if False else None
print(note(1) + note(2) * note(3), note(1) < note(2) < note(0) < note(9))
table = {note("k1"): note("v1"), note("k2"): note("v2")}
[0, 0, 0][note(1)] = note(2)
print()
table[note("a")] = other = note("b")
print(table, other)
note([7, 8])[note(0)] += note(1)
print()
