"""Asking for a group that is not there is an IndexError."""
import re

match = re.match('(a)', 'a')
for group in (2, -1, 'x', 1.0, None, 1 << 70, b'a'):
    try:
        print(match.group(group))
    except IndexError as error:
        print(repr(group), error)
for call in (match.start, match.end, match.span, match.__getitem__):
    try:
        call(2)
    except IndexError as error:
        print(error)
