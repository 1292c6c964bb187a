"""Lines and names must be text."""
from difflib import IS_CHARACTER_JUNK, IS_LINE_JUNK, diff_bytes, ndiff, unified_diff

for arguments in (([b'a'], ['b']), (['a'], [1]), (['a'], ['b'], b'x')):
    try:
        list(unified_diff(*arguments))
    except TypeError as error:
        print(error)
print(list(diff_bytes(unified_diff, [b'\xff'], [b'a'], b'f\xfe', lineterm=b'')))
try:
    list(diff_bytes(unified_diff, ['a'], [b'a']))
except TypeError as error:
    print(error)
print([IS_LINE_JUNK(line) for line in ('\n', ' # \n', 'x', '##')], IS_CHARACTER_JUNK(' '), IS_CHARACTER_JUNK('x'))
print(list(ndiff(['\n', 'x\n'], ['x\n', '\n'], linejunk=IS_LINE_JUNK)))
