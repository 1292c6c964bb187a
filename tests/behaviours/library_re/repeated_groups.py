"""A repeated group keeps its last round, and what it had when a round failed."""
import re

print(re.match('(?:(a)|b)*', 'ab').groups(), re.match('(a|b)*', 'abc').groups(), re.match('(?:(a)|(b))+', 'aba').groups())
print(re.match('(a(b)?)+', 'aba').groups(), re.match('(?:(x)?y)*', 'xyy').groups(), re.match('((a)|b)*?c', 'abc').groups())
print(re.match('(a*)*', 'aa').groups(), re.match('(a*)+', 'b').groups(), re.match('(?:a?)*?b', 'aab'), re.match('(|a)+', 'aaa').span())
