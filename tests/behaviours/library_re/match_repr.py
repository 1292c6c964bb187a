"""The repr of a match shows its span and the start of its text."""
import re

print(re.search('b+', 'abbc'), re.search(b'b+', b'abbc'))
print(re.match('.*', 'x' * 100))
print(re.match('(?s).*', 'a\n\'"é'))
