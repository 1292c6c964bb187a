"""Quoted-printable text has short lines, and quotes what is not printable."""
import quopri

for data in (b'caf\xc3\xa9 = ok\n', b'tab\tand space \nend ', b'.\n.x\n', b'x' * 80, b'\xff' * 30, b'a\r\nb\xff\r\n'):
    print(quopri.encodestring(data), quopri.encodestring(data, quotetabs=True))
print(quopri.encodestring(b'a b_c', header=True), quopri.encodestring(b''))
