"""A group may be named by anything with `__index__`, and by subclasses of `str`."""
import re


class Index:
    def __index__(self):
        return 2


class Name(str):
    pass


match = re.match('(?P<first>a)(?P<second>b)', 'ab')
print(match.group(Index()), match[Index()], match.span(Index()), match[Name('second')], match.group(True))
print(re.compile('b').match('ab', Index()), re.compile('a').findall('aaaa', Index()))
