"""`count` bounds how many matches are replaced; `subn` tells how many were."""
import re

print(re.sub('a', 'x', 'banana', count=2), re.subn('a', 'x', 'banana'), re.subn('a', 'x', 'banana', count=1))
print(re.subn('q', 'x', 'banana'), re.compile('a').sub('x', 'banana', 1), re.compile('a').subn('x', 'banana', count=2))
print(re.sub('a', 'x', 'banana', count=-1))
text = 'unchanged'
print(re.sub('q', 'x', text) is text)
