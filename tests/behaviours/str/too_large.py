"""What no memory could hold is an exception at once: counts, widths and sizes beyond reason."""
import io
import itertools
import os
import queue

HUGE = 2 ** 62


def attempt(make):
    try:
        result = make()
    except (MemoryError, OverflowError, ValueError, IndexError) as error:
        print(type(error).__name__)
    else:
        print(result)


for make in (
    lambda: "a" * HUGE, lambda: b"a" * HUGE, lambda: [0] * HUGE, lambda: (0,) * HUGE,
    lambda: bytearray(b"a") * HUGE, lambda: bytes(HUGE), lambda: bytearray(HUGE),
    lambda: "a".ljust(HUGE), lambda: "é".rjust(HUGE, "é"), lambda: "a".center(HUGE), lambda: "-1".zfill(HUGE),
    lambda: b"a".ljust(HUGE), lambda: b"a".zfill(HUGE),
    lambda: "%*d" % (HUGE, 1), lambda: f"{1:{HUGE}}", lambda: "a".expandtabs(HUGE),
    lambda: [0] * 10 ** 15, lambda: "a" * 10 ** 15, lambda: bytes(10 ** 15), lambda: "a".rjust(10 ** 15),
    lambda: ("a" * 10 ** 6).replace("a", "b" * 10 ** 8), lambda: (b"a" * 10 ** 6).replace(b"a", b"b" * 10 ** 8),
    lambda: ("b" * 10 ** 8).join(["a"] * 10 ** 6),
    lambda: itertools.tee([1], HUGE), lambda: os.urandom(HUGE),
    lambda: (lambda file: (file.seek(HUGE), file.write(b"x")))(io.BytesIO()),
    lambda: queue.SimpleQueue().get(timeout=HUGE),
    lambda: len(range(HUGE)), lambda: range(2 ** 63 - 1)[HUGE], lambda: "abc"[HUGE:], lambda: [1, 2][-HUGE:],
    lambda: [1][HUGE], lambda: "a" * -HUGE,
):
    attempt(make)
