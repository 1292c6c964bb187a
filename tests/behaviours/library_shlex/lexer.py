"""The lexer yields words and signs, counts lines and takes words back."""
import shlex

lexer = shlex.shlex('one "two three" # comment\nfour=5 (six)', infile='name')
print(lexer.get_token(), lexer.lineno)
lexer.push_token('pushed')
print(list(lexer), lexer.lineno, lexer.error_leader(), lexer.error_leader('x', 3), repr(lexer.eof))
lexer = shlex.shlex("a-b 'c'd", posix=True)
lexer.wordchars += '-'
print(list(lexer), lexer.eof)
lexer = shlex.shlex('a,b;c', posix=True)
lexer.whitespace = ',;'
print(list(lexer))
lexer = shlex.shlex('x')
lexer.push_source('inner words')
print(list(lexer))
