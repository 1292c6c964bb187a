r"""`\b` is between a word and what is none, `\B` everywhere else, in an empty string too."""
import re

print([m.start() for m in re.finditer(r'\b', 'ab c-é')], [m.start() for m in re.finditer(r'\B', 'ab c-é')])
print(re.search(r'\b', ''), re.search(r'\B', ''), re.findall(rb'\b\w', b'ab \xe9c'), re.findall(r'(?a)\b\w', 'é a'))
