"""Punycode and IDNA write names of hosts in ASCII."""

for text in ('', 'hello', 'bücher', '日本語', 'Ünïcödé', 'a-b', '😀!'):
    data = text.encode('punycode')
    print(data, data.decode('punycode') == text)
for data in (b'bcher-kva', b'-', b'abc', b'a-!', b'egbpdaj6bu4bxfgehfvwxn'):
    try:
        print(ascii(data.decode('punycode')))
    except UnicodeDecodeError as error:
        print(error)
for text in ('bücher.example', 'www.python.org', '', 'a..b', 'a.', 'é' * 60, 'ﬁ.com', 'ab。c'):
    try:
        print(text.encode('idna'))
    except UnicodeError as error:
        print(error)
print(b'xn--bcher-kva.example'.decode('idna'), b'www.PYTHON.org'.decode('idna'))
