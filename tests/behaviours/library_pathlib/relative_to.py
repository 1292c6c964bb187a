"""A path is seen from another, above it or, by walking up, anywhere."""
from pathlib import PurePosixPath as P
from pathlib import PureWindowsPath as W


def attempt(path, other, **options):
    try:
        print(repr(path.relative_to(other, **options)))
    except ValueError as error:
        print(error)


for path, other in ((P('/a/b/c'), '/a'), (P('/a/b'), '/a/b'), (P('/a/b'), '/c/d'), (P('a/b'), '/a'), (P('a/b'), 'a/..'),
                    (P('a/b'), ''), (P('/a'), 'a'), (W('C:/A/b'), 'c:/a'), (W('c:/a'), 'd:/'), (P('x'), P('y/z'))):
    attempt(path, other)
    attempt(path, other, walk_up=True)
    print(path.is_relative_to(other))
