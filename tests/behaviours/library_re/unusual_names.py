"""Names of groups are identifiers of any script."""
import re

print(re.match('(?P<é>a)(?P<名>b)(?P=é)', 'aba').groupdict(), re.sub('(?P<ñ>a)', r'<\g<ñ>>', 'a'))
for pattern in ('(?P<a-b>x)', '(?P< a>x)', '(?P<a\ud800>x)', b'(?P<\xe9>x)', '(?P<²>x)', "(?P<a'b>x)"):
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(ascii(str(error)))
