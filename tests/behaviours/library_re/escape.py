"""`escape` makes the special characters of a text plain."""
import re

text = ''.join(map(chr, range(128)))
print(re.escape(text) == re.escape(text), re.fullmatch(re.escape(text), text) is not None)
print(ascii(re.escape(text)))
print(re.escape(b'a.b\xff-c'), re.escape('é.ü'), re.escape(''))
