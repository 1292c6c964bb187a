"""Template strings do not mix with others, and have errors like f-strings."""
for text in ("t'a' 'b'", "'a' t'b'", "t'a' f'b'", "b'a' t'b'", "t'{}'", "t'{a'", "t'}'", "t'{a!x}'"):
    try:
        eval(text)
    except SyntaxError as error:
        print(text, error.msg)
