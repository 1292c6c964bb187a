"""Subclasses of `str` are matched, and parts of them are plain strings."""
import re


class Text(str):
    pass


text = Text('aab')
match = re.match('a+', text)
print(match.string is text, type(match.group()).__name__, type(re.sub('x', 'y', text)).__name__)
print(type(re.match('.*', text).group()).__name__, re.compile(Text('a')).pattern, type(re.escape(text)).__name__)
