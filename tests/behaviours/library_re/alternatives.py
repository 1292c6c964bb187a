"""The first alternative that lets the rest match is taken."""
import re

print(re.match('a|ab', 'ab'), re.match('(?:a|ab)$', 'ab'), re.match('|a', 'a'), re.match('a|', 'b'))
print(re.findall('cat|category|dog', 'category dog'), re.match('(a|b|)+', 'ab').groups(), re.match('x(?:|y)z', 'xyz'))
