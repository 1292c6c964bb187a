"""Passing `count`, `maxsplit` and `flags` by position is deprecated."""
import re
import warnings

calls = (lambda: re.sub('a', 'b', 'aaa', 1), lambda: re.subn('a', 'b', 'aA', 0, re.I), lambda: re.split('a', 'bab', 1),
         lambda: re.sub('a', 'b', 'aaa', count=1), lambda: re.split('A', 'bab', flags=re.I))
for call in calls:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        print(call(), [(str(warning.message), warning.category.__name__, warning.lineno) for warning in caught])
for call in (lambda: re.sub('a', 'b', 'c', 1, 2, 3), lambda: re.sub('a', 'b', 'c', 1, count=1),
             lambda: re.split('a', 'b', 1, 2, 3), lambda: re.split('a', 'b', 1, maxsplit=1), lambda: re.sub('a', 'b')):
    try:
        print(call())
    except TypeError as error:
        print(error)
