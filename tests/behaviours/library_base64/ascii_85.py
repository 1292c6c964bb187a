"""Ascii85 has letters for zeros and spaces, lines, padding and a frame."""
import base64

for data in (b'', b'a', b'abcd', b'abcde', bytes(8), bytes(3), b'    x', b'\xff' * 6):
    encoded = base64.a85encode(data)
    print(encoded, base64.a85encode(data, foldspaces=True), base64.a85encode(data, pad=True),
          base64.a85decode(encoded) == data)
print(base64.a85encode(b'hello world, hello', wrapcol=7), base64.a85encode(b'hello world', adobe=True))
print(base64.a85encode(b'hello worl', adobe=True, wrapcol=6))
print(base64.a85decode(b'<~87cURDZ~>', adobe=True), base64.a85decode(b'y', foldspaces=True), base64.a85decode(' 87cU\nRDZ'))
