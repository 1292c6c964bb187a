"""What is no TOML is refused, with the place."""
import tomllib

for text in ('a', 'a=', 'a=1 b=2', '=1', 'a="x', r'a="\q"', '[a', '[[a]', 'a=[1', 'a={b=1', 'a={b=1,}', 'a=01', 'a=1__0',
             r'a="\ud800"', "a='x", '[a]]', 'a=.5', 'a=1.', 'a=tru', 'a=[,]', '\x00', 'a=1#\x01', '[]', '\n\n a = ?'):
    try:
        print(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        print(repr(text), error)
