"""A pattern knows its source, its flags, its groups and their names."""
import re

pattern = re.compile('(?P<one>a)(b)(?P<two>c)', re.I)
print(pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex), type(pattern.groupindex).__name__)
print(re.compile('a').flags, re.compile(b'a').flags, re.compile('(?a)a').flags, re.compile('(?i:a)').flags)
print(type(pattern.flags).__name__, type(pattern) is re.Pattern, re.compile(pattern) is pattern)
try:
    pattern.groupindex['x'] = 1
except TypeError as error:
    print(error)
