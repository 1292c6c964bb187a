"""The class of the proxy takes a frame and nothing else."""
import collections.abc
import sys


def function():
    x = 1
    frame = sys._getframe()
    kind = type(frame.f_locals)
    print(kind(frame)['x'], isinstance(frame.f_locals, collections.abc.Mapping))
    for arguments in ((), (1,), (frame, frame)):
        try:
            kind(*arguments)
        except TypeError as error:
            print(error)


function()
