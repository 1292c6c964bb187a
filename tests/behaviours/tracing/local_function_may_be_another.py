"""The function that is told of a call chooses another for its lines, or none; f_trace_lines turns lines off."""
import sys


def first():
    a = 1
    return a


def second():
    b = 2
    return b


def third():
    c = 3
    return c


def local(frame, event, arg):
    print('local', frame.f_code.co_name, event, arg)


def quiet(frame, event, arg):
    print('quiet', frame.f_code.co_name, event, arg)


def trace(frame, event, arg):
    print('global', frame.f_code.co_name, event)
    if frame.f_code.co_name == 'first':
        return local
    if frame.f_code.co_name == 'third':
        frame.f_trace_lines = False
        return quiet


sys.settrace(trace)
first()
second()
third()
sys.settrace(None)
