"""The slash and joinpath put paths together."""
from pathlib import PurePosixPath as P

path = P('a')
print(path / 'b', 'x' / path, path / P('c') / 'd', path / '/root', path.joinpath('b', 'c'), path.joinpath())
path /= 'more'
print(path)
for wrong in (1, None, b'x'):
    try:
        path / wrong
    except TypeError as error:
        print(error)
    try:
        wrong / path
    except TypeError as error:
        print(error)
