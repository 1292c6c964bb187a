"""A generator is told as called each time that it goes on, and as returning each time that it hands something out."""
import sys


def count():
    yield 1
    got = yield 2
    return got


def trace(frame, event, arg):
    if frame.f_code.co_name == 'count':
        print(event, frame.f_lineno - frame.f_code.co_firstlineno, arg)
        return trace


sys.settrace(trace)
numbers = count()
next(numbers)
next(numbers)
try:
    numbers.send('sent')
except StopIteration as stop:
    value = stop.value
sys.settrace(None)
print(value)
