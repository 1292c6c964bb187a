"""Repetitions are greedy, lazy or possessive, and counted."""
import re

for pattern in ('a*', 'a+', 'a?', 'a{2}', 'a{1,2}', 'a{,2}', 'a{2,}', 'a{,}', 'a*?', 'a+?', 'a??', 'a{2,3}?', 'a{0}', 'a++', 'a{1,2}+'):
    print(pattern, re.match(pattern, 'aaaa').span(), re.match(f'(?:{pattern})$', 'aaaa') is not None)
print(re.match('a{', 'a{'), re.match('a{1', 'a{1'), re.match('a{x}', 'a{x}'), re.match('{', '{'), re.match('x{}', 'x{}'))
