"""Names, numbers and signs."""
import io
import tokenize


def show(text):
    print(repr(text))
    try:
        for found in tokenize.generate_tokens(io.StringIO(text).readline):
            print("   ", tokenize.tok_name[found.exact_type], repr(found.string), found.start, found.end, repr(found.line))
    except (tokenize.TokenError, SyntaxError) as error:
        print("   ", type(error).__name__, error.args)


for text in (
    'x = 1\n',
    'a->b:=c...d==e!=f**=g//=h<<=i>>=j@=k\n',
    '0x1F 0b1 0o7 1_000 1.5e-3 2j 1e5j .5\n',
    'é = ü\n',
    '1if x else 2\n',
    'x.y 1.\n',
    'a $ b ? `c`\n',
    'x = 08\n',
    'x!\n',
):
    show(text)
