"""A context difference shows before and after in blocks."""
from difflib import context_diff

a = ['bacon\n', 'eggs\n', 'ham\n', 'guido\n', 'same\n']
b = ['python\n', 'eggy\n', 'hamster\n', 'guido\n', 'same\n', 'more\n']
print(''.join(context_diff(a, b, fromfile='before.py', tofile='after.py')), end='')
print(list(context_diff(['a', 'b'], ['b'], lineterm='')), list(context_diff([], ['x'], lineterm='')))
