"""Comments in parentheses are nothing."""
import re

print(re.match('a(?#comment)b', 'ab'), re.match('a(?#x)*', 'aaa'), re.fullmatch('(?#only)', ''))
