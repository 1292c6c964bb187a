"""An exception is told where it is raised and in each frame that it leaves, and the return of such a frame has None."""
import sys


def inner():
    raise KeyError('k')


def outer():
    try:
        inner()
    except KeyError as error:
        return error.args


def trace(frame, event, arg):
    shown = (arg[0].__name__, str(arg[1])) if event == 'exception' else arg
    print(event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, shown)
    return trace


sys.settrace(trace)
outer()
sys.settrace(None)
