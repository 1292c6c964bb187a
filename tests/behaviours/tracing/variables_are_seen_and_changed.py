"""A trace function sees the variables of the frame as they are at each line, and can change them."""
import sys


def work():
    a = 1
    b = a + 1
    return a, b


def trace(frame, event, arg):
    print(event, dict(frame.f_locals))
    if event == 'line' and 'a' in frame.f_locals and 'b' not in frame.f_locals:
        frame.f_locals['a'] = 10
    return trace


sys.settrace(trace)
result = work()
sys.settrace(None)
print(result)
