"""Unknown and incomplete escapes are errors."""
import re

for pattern in (r'\q', r'\x4', r'\u12', r'\U0011', r'\U00110000', r'\N', r'\N{', r'\N{}', r'\N{NO SUCH NAME}', '\\', 'a\\',
                r'\400', r'\1', r'\8', r'\99', b'\\u1234', b'\\N{DIGIT ONE}', r'\g', r'(a)\2'):
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(pattern, '|', error)
