"""`pos` and `endpos` bound what is searched, and are clipped to the string."""
import re

pattern = re.compile('^a|b$')
print(pattern.match('aab', 1), pattern.search('aab', 1), pattern.search('abba', 0, 3))
match = re.compile('a').search('banana', 2, 5)
print(match.span(), match.pos, match.endpos)
match = re.compile('').match('abc', -5, 99)
print(match.span(), match.pos, match.endpos)
print(re.compile('').search('abc', 2, 1), re.compile('').findall('abc', 3, 2))
print(re.compile(r'(?<=b)a').search('ba', 1), re.compile(r'\Aa').match('ba', 1))
