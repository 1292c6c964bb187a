"""`getargvalues` gives the parameters of a frame with their values."""
import inspect


def function(a, b=1, *rest, c, **named):
    found = inspect.getargvalues(inspect.currentframe())
    print(found.args, found.varargs, found.keywords, found.locals['a'])
    print(inspect.formatargvalues(*found))
    return inspect.getargs(function.__code__)


print(function(1, 2, 3, c=4, d=5))
