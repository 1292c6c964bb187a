"""VERBOSE leaves out space and comments, but not in sets and not when escaped."""
import re

pattern = re.compile(r'''
    (\d+)   # digits
    \       # a space
    [ #]+   # not a comment
    (?: a b )
''', re.X)
print(pattern.match('12 # #ab'), pattern.match('12# ab'))
print(re.match('(?x: a b ) c', 'ab c'), re.match('(?x) a # comment', 'a'), re.match('(?x)(?-x: a) b', ' ab'))
try:
    re.compile('(?x) a {2', 0).match('a{2')
    re.compile('(?x)a * ?').match('a')
except re.error as error:
    print(error)
