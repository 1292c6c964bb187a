"""With debug set, a lexer prints what it does, in three levels."""
import shlex


def run(text, level, **options):
    lexer = shlex.shlex(text, **options)
    lexer.debug = level
    try:
        print(list(lexer))
    except ValueError as error:
        print(error)


for level in (1, 2, 3):
    print('level', level)
    run('a (b', level)
run(' x#y', 2)
run('"oops', 2, posix=True)
run('oops\\', 2, posix=True)
run("'' a", 2, posix=True)
run('a && b', 2, punctuation_chars=True)
lexer = shlex.shlex('first second')
lexer.debug = 1
lexer.push_token('before')
print(lexer.get_token(), lexer.get_token())
lexer.push_source('inner', 'file')
print(lexer.get_token())
