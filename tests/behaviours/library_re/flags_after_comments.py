"""Flags of the whole may follow comments and, in verbose patterns, space."""
import re

for pattern in ('(?x) (?i) a', '(?x) #c\n (?i)a', '(?#c)(?i)a', '(?i)|(?s)', ' (?i)', '(?i)(?#)(?m)^a', '((?i)a)'):
    try:
        print(re.compile(pattern).flags)
    except re.error as error:
        print(error)
