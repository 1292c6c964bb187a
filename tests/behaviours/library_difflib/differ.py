"""Differ shows where similar lines differ."""
from difflib import Differ, ndiff

a = ['one two\n', 'three four\n', 'same\n', '\ttabbed line\n', 'gone\n']
b = ['three fours\n', 'one twos\n', 'same\n', '\ttabbed lime\n', 'new thing\n', 'other\n']
print(''.join(Differ().compare(a, b)), end='')
print(''.join(ndiff(['aaaab\n', 'aaaac\n'], ['aaaae\n', 'aaaaf\n', 'x\n'])), end='')
print(list(ndiff(['ab cd\n'], ['ab  cd\n'])), list(ndiff([], ['x\n'])), list(ndiff(['x\n'], [])))
