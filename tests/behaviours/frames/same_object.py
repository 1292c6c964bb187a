"""A frame has one object for as long as somebody holds it."""
import sys


def own():
    frame = sys._getframe()
    return frame is sys._getframe(), frame.f_back is sys._getframe(1)


def inner():
    return sys._getframe(1)


def outer():
    return inner() is sys._getframe()


print(own(), outer())
