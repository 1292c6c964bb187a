"""Base 64 is encoded and decoded with its alphabets, and text in ASCII can be decoded too."""
import base64

for data in (b'', b'a', b'ab', b'abc', bytes(range(250, 256)), b'\xfb\xff'):
    encoded = base64.b64encode(data)
    print(encoded, base64.b64decode(encoded) == data, base64.urlsafe_b64encode(data), base64.b64encode(data, b'.,'))
print(base64.b64decode('YWJj'), base64.urlsafe_b64decode('-_8='), base64.b64decode(b'..8=', b'.,'))
print(base64.standard_b64encode(bytearray(b'xyz')), base64.standard_b64decode(memoryview(b'eHl6')))
