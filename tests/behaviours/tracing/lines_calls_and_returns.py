"""A function set by sys.settrace is told calls, lines and returns, and what it returns is told of the rest of the call."""
import sys


def work(n):
    total = n + 1
    for i in range(2):
        total += i
    if total > 100:
        pass
    elif total > 2:
        total = 7
    while total < 9:
        total += 1
    return total


told = []


def trace(frame, event, arg):
    told.append((event, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_code.co_name, arg))
    return trace


sys.settrace(trace)
work(3)
sys.settrace(None)
for each in told:
    print(*each)
print(sys.gettrace())
