"""A unified difference shows what was removed and added."""
from difflib import unified_diff

a = [f'line {number}\n' for number in range(20)]
b = a[:3] + ['new\n'] + a[3:9] + a[10:16] + ['changed\n'] + a[17:]
print(''.join(unified_diff(a, b, 'before', 'after', '2001', '2002')), end='')
print(list(unified_diff(['a'], ['b'], lineterm='', n=0)), list(unified_diff(a, a)), list(unified_diff([], ['x'], lineterm='')))
print(list(unified_diff(['a', 'b'], [], lineterm='')))
