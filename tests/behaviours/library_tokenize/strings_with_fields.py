"""The parts of f-strings and t-strings."""
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
    "f'a{x!r:>{w}}b'\n",
    "f'{{a}}{x=}'\n",
    "t'{a}'\n",
    "f'''a\n{x\n}\n'''\n",
    "f'{x:%H:%M}'\n",
    "f'{(x:=5)} {x:=5} {x!=5}'\n",
    "f'{x:{y:{z}}}'\n",
    "f'\\N{DASH} {x}'\n",
    'f\'{f"{1}"}\'\n',
    "rf'\\d{x}'\n",
    "f''\n",
    "f'}}{{{x}}}'\n",
):
    show(text)
