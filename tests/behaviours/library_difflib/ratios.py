"""Ratios tell how alike sequences are, the quick ones at least as much."""
from difflib import SequenceMatcher

for a, b in (('abcd', 'bcde'), ('', ''), ('a', ''), ('tide', 'diet'), ('diet', 'tide'), ('private', 'privates')):
    matcher = SequenceMatcher(None, a, b)
    print(a, b, round(matcher.ratio(), 4), round(matcher.quick_ratio(), 4), round(matcher.real_quick_ratio(), 4))
matcher.set_seq1('private thread')
print(round(matcher.ratio(), 4))
matcher.set_seqs('x', 'x')
print(matcher.ratio(), SequenceMatcher[int])
