"""An empty match may follow a match but not another empty one in the same place."""
import re

for pattern in ('', 'a*', 'a*?', 'b|', '|b', r'\b', 'x*', '(?=a)', '$'):
    print(repr(pattern), re.findall(pattern, 'baac'), re.sub(pattern, '-', 'baac'), re.split(pattern, 'baac'),
          [match.span() for match in re.finditer(pattern, 'baac')])
