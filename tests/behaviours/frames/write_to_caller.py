"""A function can change the variables of its caller by the frame."""
import sys


def meddle(name, value):
    sys._getframe(1).f_locals[name] = value


def caller():
    here = 1
    meddle('here', 'changed')
    meddle('elsewhere', 2)
    print(here, locals())


caller()
