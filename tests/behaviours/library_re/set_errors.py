"""Wrong sets are errors with their place."""
import re

for pattern in ('[', '[a', '[^', '[]', '[^]', '[b-a]', r'[\d-a]', r'[a-\w]', r'[\q]', r'[\400]', r'[\x1]', r'[\8]', '[a-',
                r'[\u12]', '[\\'):
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(pattern, '|', error)
