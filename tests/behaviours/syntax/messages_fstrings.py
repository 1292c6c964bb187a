"""Messages and places of errors in f-strings."""
SOURCES = [
    "f'{'",
    "f'}'",
    "f'{}'",
    "f'{a b}'",
    "f'{a!x}'",
    "f'{a!}'",
    "f'{a:{b:{c}}}'",
    "f'''{\n",
]
for source in SOURCES:
    try:
        compile(source, "s.py", "exec")
        print(repr(source), "accepted")
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error.msg, (error.lineno, error.offset))
