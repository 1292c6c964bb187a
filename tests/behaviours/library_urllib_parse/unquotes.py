"""unquote() replaces what quote() made, and leaves alone what it could not have made."""
from urllib.parse import unquote, unquote_plus, unquote_to_bytes

for text in ('a%20b', '%', '%zz', '%C3%A9é%C3', 'a+b', '', '%ff', '%2', '%41%'):
    print(repr(text), ascii(unquote(text)), unquote_to_bytes(text), ascii(unquote_plus(text)))
print(unquote('%E4', 'latin-1'), unquote(b'%41%C3%A9'), unquote_to_bytes('é%41'), unquote('a%20b', None, None))
for function in (lambda: unquote('%ff', errors='strict'), lambda: unquote(5), lambda: unquote_to_bytes(5)):
    try:
        function()
    except (UnicodeDecodeError, TypeError, AttributeError) as error:
        print(type(error).__name__)
