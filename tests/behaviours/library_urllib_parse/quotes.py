"""quote() replaces what is not safe in an address."""
from urllib.parse import quote, quote_from_bytes, quote_plus

for text in ('a b/c~é', '', '/', '%', 'AZaz09_.-~', '\U0001f600'):
    print(quote(text), quote(text, safe=''), quote_plus(text), quote_plus(text, safe=' /'))
print(quote(b'\xff a'), quote('é', encoding='latin-1'), quote('é', safe='é'), quote_from_bytes(bytearray(b'a b'), b' '), quote('\udc80', errors='replace'))
for function in (lambda: quote(5), lambda: quote(b'a', encoding='utf-8'), lambda: quote(b'a', errors='strict'), lambda: quote_from_bytes('a'), lambda: quote('\udc80')):
    try:
        function()
    except (TypeError, UnicodeEncodeError) as error:
        print(type(error).__name__, error)
