"""A function set by sys.setprofile is told calls and returns of Python code, and exceptions only as returns of None."""
import sys


def inner(x):
    return x * 2


def failing():
    raise LookupError


def outer():
    inner(4)
    try:
        failing()
    except LookupError:
        pass
    return 'done'


told = []


def profile(frame, event, arg):
    if event in ('call', 'return'):
        told.append((event, frame.f_code.co_name, arg))


sys.setprofile(profile)
outer()
sys.setprofile(None)
for each in told:
    print(*each)
print(sys.getprofile())
