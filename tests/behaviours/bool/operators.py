"""Booleans: arithmetic, short circuits that return operands, and truth of objects."""
print(True + True, True * 3, True == 1, False == 0, True is True, not 1, not [], bool("0"), bool(""), bool(0.0))
print(1 and 2, 0 and 2, 1 or 2, 0 or 2, "" or "default", None and 1, not None)
print(True & False, True | False, True ^ True, type(True & 1).__name__, ~True if False else "skipped")
print(int(True), str(True), repr(False), True < 2, sum([True, True, False]), ["no", "yes"][True])
