"""A function of `sub` may use the same pattern again."""
import re

pattern = re.compile(r'\((\w*)\)')


def expand(match):
    return '[' + pattern.sub(expand, match[1].upper()) + ']' + str(pattern.findall('(a)(b)'))


print(pattern.sub(expand, '(x) and (y)'))
