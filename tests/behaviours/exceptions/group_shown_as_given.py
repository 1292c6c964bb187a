"""A group shows its exceptions as the sequence that it was given was then."""
from collections import deque

for given in ([ValueError(1)], (ValueError(1),), deque([ValueError(1)])):
    group = ExceptionGroup('message', given)
    if not isinstance(given, tuple):
        given.append(TypeError())
    print(repr(group), len(group.exceptions))
group.args = ()
print(ExceptionGroup('m', [KeyError('k')]).args)


class Silent(list):
    __repr__ = None


try:
    ExceptionGroup('m', Silent([ValueError()]))
except TypeError as error:
    print(error)
