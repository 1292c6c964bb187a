"""Names of domains in any letters are written in English letters, and back."""

for name in ('bücher', 'ドメイン.テスト', 'abc', '', 'ليهمابتكلموشعربي؟', '3年B組金八先生', '-> $1.00 <-', '安室奈美恵-with-SUPER-MONKEYS'):
    encoded = name.encode('punycode')
    print(encoded, encoded.decode('punycode') == name)
for name in ('bücher.example', 'ドメイン.テスト', 'straße.de.', 'É.é', 'Plain.COM', 'a。b'):
    print(name.encode('idna'), name.encode('idna').decode('idna'))
for call in (
    lambda: ('a' * 64).encode('idna'), lambda: 'a..b'.encode('idna'), lambda: b'xn--w&'.decode('idna'), lambda: b'xn--'.decode('idna'),
    lambda: b'abc-!'.decode('punycode'), lambda: b'\xff'.decode('punycode'), lambda: 'a'.encode('idna', 'ignore'),
):
    try:
        call()
    except UnicodeError as error:
        print(type(error).__name__, error)
