"""`getcomments` finds the comment above an object, and `findsource` its place in the file."""
import inspect


# What it does,
# in two lines.
def commented():
    pass


def bare():
    pass


print(repr(inspect.getcomments(commented)), inspect.getcomments(bare))
lines, number = inspect.findsource(commented)
print(number, lines[number], len(lines))
print(inspect.getblock(lines[number:]))
