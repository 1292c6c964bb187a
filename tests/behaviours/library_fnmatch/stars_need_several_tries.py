"""Stars find a match where the first try fails."""
from fnmatch import fnmatchcase

print(fnmatchcase('aXbYbZc', 'a*b?c'))
print(fnmatchcase('abcabcabd', '*ab?'))
print(fnmatchcase('abab', '*ab*ab*'), fnmatchcase('ab', '*ab*ab*'), fnmatchcase('aba', 'ab*ba'))
print(fnmatchcase('a' * 3000, 'a*' * 40 + 'b'))
print(fnmatchcase('mississippi', 'm*iss*pp?'), fnmatchcase('mississippi', 'm*iss*p?i'))
