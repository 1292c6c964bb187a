"""Bodies of classes, lambdas and generator expressions are told like functions."""
import sys

told = []


def trace(frame, event, arg):
    if event in ('call', 'return'):
        told.append((event, frame.f_code.co_name))
    return trace


sys.settrace(trace)
class C:
    x = 1

    def method(self):
        return self.x
C().method()
(lambda: 5)()
list(i for i in range(2))
sys.settrace(None)
for each in told:
    print(*each)
