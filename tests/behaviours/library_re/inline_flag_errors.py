"""Wrong flags in a pattern are errors."""
import re

for pattern in ('a(?i)', '(?i', '(?i-', '(?-', '(?i-i:a)', '(?-a:b)', '(?au:b)', '(?L)a', '(?z)', '(?iz)', '(?i-z:a)',
                '(?-i', '(?i:', '(?-:a)', b'(?u)a', '(?i:(?s))', '(?i\u00e9)'):
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(ascii(pattern), '|', error)
