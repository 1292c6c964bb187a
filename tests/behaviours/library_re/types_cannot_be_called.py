"""Patterns and matches are made by matching alone, and take type arguments."""
import re

for cls in (re.Pattern, re.Match):
    try:
        cls()
    except TypeError as error:
        print(error)
    print(cls, cls[str], cls.__module__, cls.__name__)
    try:
        type('Sub', (cls,), {})
    except TypeError as error:
        print(error)
