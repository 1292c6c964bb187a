"""A dot matches anything but a newline, and with DOTALL that too."""
import re

print(re.match('.+', 'a\nb'), re.match('(?s).+', 'a\nb'), re.findall('a.c', 'a\nc a\rc a\u2028c'))
print(re.match('(?s:.).', 'a\n'), re.match('(?s:.)(?-s:.)', '\n\n'), re.fullmatch(b'(?s).', b'\n'))
