"""A trace function that raises ends the tracing, and its exception comes out of the traced call."""
import sys


def work():
    return 1


def trace(frame, event, arg):
    if event == 'line':
        raise ValueError('from the trace function')
    return trace


sys.settrace(trace)
try:
    work()
except ValueError as error:
    print(error, sys.gettrace())
print(work())
