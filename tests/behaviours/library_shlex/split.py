"""A command line is split into words as a shell does."""
import shlex

for text in ("a 'b c' d", r'a\ b', r'"a\"b" ' + r"'c\d'", 'x="y z"w', "a''b", "''", '', '  ', 'a#b # c', 'a\nb', 'é ü',
             '"a\\\nb"', 'a;b|c', r'"\a\\\$"'):
    print(repr(text), shlex.split(text), shlex.split(text, comments=True), shlex.split(text, posix=False))
