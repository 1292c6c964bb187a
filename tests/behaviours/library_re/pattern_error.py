"""`PatternError` tells the message, the pattern and the place, by index and by line."""
import re

print(re.error is re.PatternError, re.PatternError.__module__, re.PatternError.__mro__[1])
for pattern in ('a(b', 'a\nb(\nc', b'x[', 'ab\n('):
    try:
        re.compile(pattern)
    except re.PatternError as error:
        print(str(error), error.args, error.msg, error.pattern, error.pos, error.lineno, error.colno)
error = re.PatternError('message')
print(error, error.pattern, error.pos, error.lineno, error.colno)
error = re.PatternError('message', 'a\nb', 2)
print(error, error.lineno, error.colno)
