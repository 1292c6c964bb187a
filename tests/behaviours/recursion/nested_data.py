"""Deeply nested data: printing raises RecursionError, comparing and hashing end cleanly, and dropping does no harm."""
import sys

depth = int(sys.argv[1]) if len(sys.argv) > 1 else 100000


def nest(make):
    made = make(())
    for _ in range(depth):
        made = make((made,))
    return made


deep, other, pairs = nest(list), nest(list), nest(tuple)
for call in (lambda: repr(deep), lambda: str((deep,))):
    try:
        call()
        print("no error")
    except RecursionError:
        print("RecursionError")
for call in (lambda: deep == other, lambda: hash(pairs)):
    try:
        call()
    except RecursionError:
        pass
    print("ended cleanly")
del deep, other, pairs
print("end")
