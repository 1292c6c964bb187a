"""Modes and hooks that do not fit are refused, and so are questions without an input."""
import fileinput

for options in ({'mode': 'w'}, {'inplace': True, 'openhook': open}, {'openhook': 1}):
    try:
        fileinput.FileInput('x', **options)
    except ValueError as error:
        print(error)
try:
    fileinput.lineno()
except RuntimeError as error:
    print(error)
