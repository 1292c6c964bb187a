"""A text in memory tells which ends of lines it was given, and is not made longer by writing nothing."""

import io

for newline in (None, '', '\n', '\r\n'):
    text = io.StringIO('a\nb\r\nc\rd', newline)
    print(repr(newline), repr(text.newlines), repr(text.getvalue()))
text = io.StringIO(newline=None)
print(text.newlines)
text.write('a\r')
print(repr(text.newlines))
text.write('b\n')
print(text.newlines)
text = io.StringIO('12')
text.seek(5)
text.write('')
print(repr(text.getvalue()), text.tell())
text.write('x')
print(repr(text.getvalue()))
