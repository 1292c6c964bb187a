"""Paths are compared name by name, those of Windows in lower case."""
from pathlib import PurePath, PurePosixPath as P, PureWindowsPath as W

print(P('a') == P('A'), W('a') == W('A'), P('a') == W('a'), P('a/') == P('a'), P('a') == 'a', P('a/../b') == P('b'))
print(sorted([P('a/b'), P('a'), P('a-b'), P('a/a'), P('B'), P('/')]))
print(sorted([W('b'), W('A'), W('c:/x')]), P('a') < P('b') <= P('b'), P('b') > P('a') >= P('a'))
print(len({P('a'), P('./a'), P('A'), W('x'), W('X')}), hash(P('a')) == hash(P('a/')))
for left, right in ((P('a'), 'b'), (P('a'), W('b'))):
    try:
        left < right
    except TypeError as error:
        print(error)
