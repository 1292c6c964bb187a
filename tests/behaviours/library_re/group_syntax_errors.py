"""Groups that are not closed, unknown extensions and wrong names are errors."""
import re

for pattern in ('(', ')', '(a', 'a)', '(?', '(?P', '(?P<', '(?P<a', '(?P<>a)', '(?P<1>a)', '(?P<a b>c)', '(?Pz', '(?P=',
                '(?<', '(?<a>b)', '(?#', '(?#a', '(?z)', '(?:a', '(?=a', '(?<=a', '(?>a', '(?P<a>b)(?P<a>c)', '(?\\d)'):
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(pattern, '|', error.msg, '|', error.pos)
