"""A module that raises is not kept, and is loaded again the next time."""
import sys

for _ in range(2):
    try:
        import _broken
    except ValueError as error:
        print(error, "_broken" in sys.modules)
try:
    import _syntax
except SyntaxError as error:
    print(type(error).__name__, error.msg, error.lineno)
