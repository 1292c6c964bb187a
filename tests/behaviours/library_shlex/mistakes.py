"""A quote that is not closed and a backslash at the end are mistakes."""
import shlex

for text in ("'a", '"a', 'a\\', '"a\\', None):
    try:
        print(shlex.split(text))
    except ValueError as error:
        print(repr(text), error)
