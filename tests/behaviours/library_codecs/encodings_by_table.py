"""Encodings with an octet for each character decode and encode by a table, and say what they have not."""
import codecs

for name in ('cp1253', 'iso8859-7', 'koi8-u', 'cp037', 'mac-roman', 'cp874', 'hp-roman8', 'windows-1256', 'latin5'):
    text = bytes(range(0xC0, 0xE0)).decode(name, 'replace')
    print(codecs.lookup(name).name, ascii(text), text.encode(name, 'replace').hex())
for wrong in (lambda: 'é'.encode('cp1253'), lambda: b'\xd2'.decode('cp1253'), lambda: 'x'.encode('cp9999')):
    try:
        wrong()
    except (UnicodeError, LookupError) as error:
        print(error)
print('αβ'.encode('cp1253'), codecs.getincrementaldecoder('cp1253')().decode(b'\xe1\xe2'))
