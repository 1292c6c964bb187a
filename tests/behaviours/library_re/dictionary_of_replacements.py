"""Many words are replaced at once by a function that looks them up."""
import re

table = {'one': '1', 'two': '2', 'three': '3', 'o.e': 'dot'}
pattern = re.compile('|'.join(sorted(map(re.escape, table), key=len, reverse=True)))
print(pattern.sub(lambda match: table[match[0]], 'three two one o.e ones'))
