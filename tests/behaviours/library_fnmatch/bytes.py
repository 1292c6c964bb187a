"""Names and patterns are both text or both bytes."""
import fnmatch

print(fnmatch.fnmatch(b'ab\xff', b'a?\xff'), fnmatch.fnmatch(b'a', b'[a-b]'), fnmatch.fnmatch(b'c', b'[a-b]'))
for name, pattern in (('a', b'*'), (b'a', '*'), (1, '*'), ('a', None)):
    try:
        print(fnmatch.fnmatch(name, pattern))
    except TypeError as error:
        print(error)
