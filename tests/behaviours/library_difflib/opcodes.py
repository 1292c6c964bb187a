"""Opcodes turn the first sequence into the second."""
from difflib import SequenceMatcher

a, b = 'qabxcd', 'abycdf'
matcher = SequenceMatcher(None, a, b)
for tag, i1, i2, j1, j2 in matcher.get_opcodes():
    print(f'{tag:7} a[{i1}:{i2}] {a[i1:i2]!r} b[{j1}:{j2}] {b[j1:j2]!r}')
first = list(map(str, range(1, 40)))
second = first[:]
second[8:8] = ['i']
second[20] += 'x'
second[23:28] = []
second[30] += 'y'
for group in SequenceMatcher(None, first, second).get_grouped_opcodes():
    print(group)
