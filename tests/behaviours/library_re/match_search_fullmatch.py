"""`match` begins at the start, `search` anywhere, and `fullmatch` takes all."""
import re

pattern = re.compile('b+')
for text in ('bb', 'abb', 'bba', 'aa'):
    print(text, pattern.match(text), pattern.search(text), pattern.fullmatch(text))
print(re.fullmatch('a|ab', 'ab'), re.fullmatch('a*?', 'aaa'))
