"""A pattern may have many groups and many alternatives."""
import re

pattern = re.compile(''.join(f'(?P<g{number}>.)?' for number in range(300)))
match = pattern.match('x' * 150)
print(pattern.groups, match.lastindex, match.lastgroup, match.group(150), match.group(151), len(match.groupdict()))
words = re.compile('|'.join(f'word{number}' for number in range(1000)))
print(words.findall('word7 word999 word12x'))
print(re.match('(a)' * 120 + r'\120', 'a' * 120), re.match('(a)' * 99 + r'\99', 'a' * 100).end())
