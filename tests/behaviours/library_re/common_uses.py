"""Usual patterns: addresses, dates, numbers, quoted strings, camel case."""
import re

print(re.findall(r'[\w.+-]+@[\w-]+\.[\w.]+', 'to john.doe@example.com, x+y@a-b.co.uk'))
print(re.sub(r'(\d+)/(\d+)/(\d+)', r'\3-\1-\2', '12/31/2024'), re.findall(r'[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?', '1 -2.5 .3e-7'))
print(re.findall(r'"((?:[^"\\]|\\.)*)"', r'"a" "b\"c" "d\\"'), re.sub(r'(?<!^)(?=[A-Z])', '_', 'camelCaseWord').lower())
print(re.sub(r'\b(\w)', lambda match: match[1].upper(), 'hello big world'), re.split(r'\s*[,;]\s*', 'a , b;c'))
print(re.sub(r'\s+', ' ', '  a \n b\t').strip(), bool(re.fullmatch(r'(?:\d{1,3}\.){3}\d{1,3}', '192.168.0.1')))
print(re.sub(r'(.)\1+', r'\1', 'aaabbbc'), re.findall(r'(?=(\w{3}))', 'abcde'))
