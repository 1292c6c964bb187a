"""A native object whose items are had by key alone is no iterable; a class with a native `__getitem__` is one."""
import operator
import re


class Own:
    __getitem__ = operator.getitem


class Numbers:
    __getitem__ = [1, 2].__getitem__


match = re.match('(a)', 'a')
print(match[1])
for value in (match, int | str):
    for function in (iter, list, set, lambda value: [*value], lambda value: 'a' in value):
        try:
            function(value)
        except TypeError as error:
            print(error)
print(list(Numbers()))
