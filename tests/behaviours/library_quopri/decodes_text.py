"""Quoted-printable text is decoded, also where it is wrong."""
import quopri

for data in (b'caf=C3=A9 =3D', b'soft=\nbreak', b'soft=\r\nbreak', b'=x= y', b'==', b'=', b'a=2', b'a_b', b'=c3=A9'):
    print(quopri.decodestring(data), quopri.decodestring(data, header=True))
