"""Integers from text, in every base, and the errors of bad text."""
print(int("42"), int("  -17 \n"), int("1_000"), int("ff", 16), int("0xff", 16), int("0b101", 0), int("z", 36))
print(int("0o17", 0), int("+5"), int(b"12"), int("٣"), int("9" * 40))
for text, base in [("", 10), ("12a", 10), ("1__0", 10), ("0x", 16), ("2", 2), ("9", 37), (" ", 10), ("_1", 10)]:
    try:
        print(int(text, base))
    except ValueError as error:
        print(error)
try:
    int([])
except TypeError as error:
    print(error)
print(int(), int(3.99), int(-3.99), int(1e20), int(True))
