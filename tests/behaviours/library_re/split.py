"""`split` gives what lies between matches, with what groups matched."""
import re

print(re.split(r'\W+', 'Words, words, words.'), re.split(r'(\W+)', 'Words, words.'))
print(re.split(r'\W+', 'a b c d', maxsplit=2), re.split('(a)|(b)', 'xaybz'), re.split('x', 'abc'))
print(re.split('x', ''), re.split('', ''), re.compile('-').split('a-b-c', 1), re.split(b'-', b'a-b'))
print(re.split('a', 'bab', maxsplit=-1))
