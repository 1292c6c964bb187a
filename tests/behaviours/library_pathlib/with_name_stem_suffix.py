"""The last name, its stem or its suffix is replaced."""
from pathlib import PurePosixPath as P


def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except ValueError as error:
        print(error)


path = P('/x/a.tar.gz')
attempt(path.with_name, 'b.txt')
attempt(path.with_stem, 'lib')
attempt(path.with_suffix, '.bz2')
attempt(path.with_suffix, '')
attempt(P('a').with_suffix, '.x')
attempt(P('a').with_suffix, '.')
for function in (path.with_name, path.with_stem, path.with_suffix, P('/').with_name, P().with_suffix):
    for argument in ('', 'a/b', '.', 'x', '.y'):
        attempt(function, argument)
