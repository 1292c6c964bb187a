"""A condition chooses by whether a group has matched."""
import re

pattern = re.compile(r'(<)?(\w+)(?(1)>|$)')
print(pattern.match('<a>'), pattern.match('a'), pattern.match('<a'), pattern.match('a>'))
print(re.match('(?P<x>a)?(?(x)b)', 'ab'), re.match('(?P<x>a)?(?(x)b)', 'b'), re.match('(?(1)a|b)(c)?', 'b'))
for pattern in ('(?(1)a|b|c)(d)', '(?(2)a)(b)', '(?(0)a)', '(?(n)a)', '(?(1', '(?()a)', '(?(1)a', '(?(1.5)a)'):
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(pattern, '|', error)
