"""Keys and tables are defined once."""
import tomllib

for text in ('a=1\na=2', '[a]\n[a]', '[a]\nb=1\n[a.b]', 'a={}\n[a.b]', 'a=[1]\n[[a]]', 'a.b=1\n[a]', '[[a]]\n[a]', 'a={b=1,b=2}',
             '[a.b.c]\nx=1\n[a]\nb.c.y=2', 'a={x=1}\na.y=2', 'a.b=1\na.b.c=2', 'a={b={c=1},b.d=2}', '[a]\nb.c=1\n[a.b]'):
    try:
        print(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        print(repr(text), error)
