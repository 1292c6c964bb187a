"""`inspect.signature` shows the parameters of built-in functions with their defaults, where they have a signature."""
import inspect

for function in (abs, ascii, bin, callable, chr, delattr, divmod, format, hasattr, hash, hex, id, input, isinstance,
                 issubclass, len, oct, open, ord, pow, print, repr, round, setattr, sorted, sum, __import__, breakpoint):
    print(function.__name__, inspect.signature(function))
for method in (str.center, str.ljust, str.encode, str.expandtabs, list.index, tuple.index, list.pop, dict.get):
    print(method.__qualname__, inspect.signature(method))
for function in (getattr, iter, max, min, next, vars, dir):
    try:
        print(inspect.signature(function))
    except ValueError as error:
        print(error)
