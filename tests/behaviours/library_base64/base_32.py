"""Base 32 is encoded and decoded in both of its alphabets."""
import base64

for data in (b'', b'a', b'ab', b'abc', b'abcd', b'abcde', b'\xff' * 7):
    plain, extended = base64.b32encode(data), base64.b32hexencode(data)
    print(plain, extended, base64.b32decode(plain) == base64.b32hexdecode(extended) == data)
print(base64.b32decode('me======', casefold=True), base64.b32decode(b'M1======', map01=b'E'), base64.b32decode(b'MFRA0AA=', map01=b'L'))
for data in (b'ME', b'me======', b'M1======', b'ME=====A', b'M=======', 'é'):
    try:
        print(base64.b32decode(data))
    except ValueError as error:
        print(data, type(error).__name__, error)
