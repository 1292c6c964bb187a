"""A pattern of paths is written as a regular expression."""
from glob import translate

for pattern in ('', '*', '*.py', 'a/*/b', '**', '**/*.txt', 'a/**/b', 'a/**/**/b', '?a', '[.]a', 'a*b*c', '/x//y/'):
    print(repr(pattern), translate(pattern))
    print('   ', translate(pattern, recursive=True))
    print('   ', translate(pattern, recursive=True, include_hidden=True))
print(translate('a/b\\*', seps='/\\'), translate('a.b.*', seps='.'))
