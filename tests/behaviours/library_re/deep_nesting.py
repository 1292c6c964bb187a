"""Patterns that nest too deep are a RecursionError and nothing worse."""
import re

for pattern in ('(' * 10000, '(?:' * 20000 + ')' * 20000, '(?=' * 10000, '(?(1)' * 10000, '((a)|' * 5000 + ')' * 5000):
    try:
        print(re.compile(pattern))
    except RecursionError as error:
        print(error)
print(re.match('(' * 100 + 'a' + ')' * 100, 'a').lastindex)
