"""ASCII narrows words, digits, spaces and boundaries."""
import re

for pattern, text in ((r'\w', 'é'), (r'\d', '\u0663'), (r'\s', '\u2003'), (r'\W', 'é'), (r'a\b', 'aé'), (r'[\w]', 'ß')):
    print(pattern, ascii(text), bool(re.match(pattern, text)), bool(re.match(pattern, text, re.A)),
          bool(re.match(f'(?a:{pattern})', text)))
print(re.findall(rb'\w', b'a\xe9_1'), re.match(r'(?u:\w)', 'é', re.A))
