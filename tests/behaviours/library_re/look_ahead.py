"""Looks ahead match without taking anything, and their groups stay."""
import re

print(re.findall(r'\w+(?=!)', 'a! b c!'), re.findall(r'\b\w(?!!)', 'a! b c!'), re.match('(?=(a+))a', 'aaa').groups())
print(re.match('(?!(a)b)a', 'ac').groups(), re.match('(?!)', ''), re.match('(?=)', ''), re.match('(?=a)*b', 'b'))
print(re.sub(r'(?<=\d)(?=(?:\d{3})+$)', ',', '1234567'))
