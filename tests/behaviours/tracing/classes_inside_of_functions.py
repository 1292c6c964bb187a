"""Functions and classes that are made while their surroundings are traced are traced as well, and run afterwards as always."""
import sys


def work():
    def decorate(cls):
        return cls

    @decorate
    class Inner:
        """Documented."""

        def method(self):
            return 'method'

    return Inner


told = []


def trace(frame, event, arg):
    if event in ('call', 'return'):
        told.append((event, frame.f_code.co_name))
    return trace


sys.settrace(trace)
made = work()
made().method()
sys.settrace(None)
for each in told:
    print(*each)
print(made().method(), made.__doc__, made.method.__code__.co_name)
told.clear()
sys.settrace(trace)
made().method()
sys.settrace(None)
print(told)
