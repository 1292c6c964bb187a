"""Signs of the shell become words of their own."""
import shlex

text = 'a && b || c; (def "ghi") >file 2>&1 ~/x-y*.?=z'
print(list(shlex.shlex(text, punctuation_chars=True)))
print(list(shlex.shlex(text, posix=True, punctuation_chars=True)))
print(list(shlex.shlex(text, punctuation_chars='|')))
lexer = shlex.shlex('a|b"c|d" e', posix=True, punctuation_chars='|')
lexer.whitespace_split = True
print(list(lexer), lexer.punctuation_chars)
try:
    lexer.punctuation_chars = 'x'
except AttributeError:
    print('fixed')
