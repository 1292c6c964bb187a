"""Possessive repetitions and atomic groups give nothing back."""
import re

print(re.match('a*+a', 'aaa'), re.match('(?>a*)a', 'aaa'), re.match('(?>a|ab)c', 'abc'), re.match('(?:a|ab)c', 'abc'))
print(re.match('(?:ab)++c', 'ababc'), re.match('(?:ab?)++b', 'abab'), re.match('(a|b)*+c', 'abc').groups())
print(re.match('(?>(a)(b)?)c', 'ac').groups(), re.match('a?+a', 'a'), re.match('(?>(?=(a))a)b', 'ab').groups())
