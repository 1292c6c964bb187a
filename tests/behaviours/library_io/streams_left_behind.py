"""Streams that a program made of classes and left behind are flushed and closed, and what goes wrong then is reported."""

import gc
import io
import os
import sys
import warnings


class Raw(io.RawIOBase):
    def writable(self):
        return True

    def readable(self):
        return True

    def write(self, data):
        print("written", bytes(data))
        return len(data)

    def close(self):
        if not self.closed:
            print("closed")
        super().close()


def deep(function):
    """Calls from deeper in the stack, so that nothing of it is left there."""
    return (lambda: (lambda: function())())()


def left(make):
    make().write(make.first)


def buffered():
    return io.BufferedWriter(Raw())


buffered.first = b"abc"


def text():
    return io.TextIOWrapper(io.BufferedWriter(Raw()), encoding="utf-8")


text.first = "déf"
for make in (buffered, text):
    deep(lambda: left(make))
    gc.collect()
    print("collected")


class Unhappy(io.BytesIO):
    def close(self):
        raise OSError("cannot close")




def hook(unraisable):
    if "BufferedReader" in unraisable.err_msg:
        print(unraisable.err_msg, unraisable.exc_type.__name__, unraisable.exc_value)


sys.unraisablehook = hook
deep(lambda: io.BufferedReader(Unhappy()) and None)
gc.collect()
Unhappy.close = io.BytesIO.close

path = f"left_behind_{os.getpid()}"
try:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        deep(lambda: io.BufferedWriter(io.FileIO(path, "wb")).write(b"kept") and None)
        gc.collect()
    print([str(warning.message).replace(path, "PATH") for warning in caught])
    with open(path, "rb") as file:
        print(file.read())
finally:
    os.unlink(path)

sys.stdout.flush()
sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", line_buffering=False)
print("at the end")
