"""In bytes only letters of ASCII have another case."""
import re

print(re.findall(b'(?i)abc', b'ABC abc'), re.findall(b'(?i)\xe9', b'\xc9\xe9'), re.findall(b'(?i)[^a]', b'aAbB'))
print(re.findall(rb'(?i)(a)\1', b'aA Aa ab'), re.compile(b'\xe9', re.I | re.L).findall(b'\xc9\xe9'))
