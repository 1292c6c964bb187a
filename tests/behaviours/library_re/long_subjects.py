"""Long subjects are matched without recursion."""
import re

text = 'ab' * 50000
print(re.match('(?:a|b)*$', text).span(), re.match('(?:ab)*?$', text).span(), re.match('(?:a|b)*c', text))
print(re.match('(a|b)+', text).span(1), len(re.findall('a(?=b)', text)), re.match('(?:(?:a)(?:b))*+$', text).span())
print(re.sub('[ab]', '', text) == '', len(re.split('b', text)), re.match('.*a.*b.*$', text).end())
