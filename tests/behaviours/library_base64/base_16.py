"""Base 16 has capital letters, and small ones only where they are folded."""
import base64

print(base64.b16encode(b'\x00\xabz'), base64.b16decode(b'00AB7A'), base64.b16decode('ab', casefold=True))
for data in (b'ab', b'A', b'AG', 'é'):
    try:
        print(base64.b16decode(data))
    except ValueError as error:
        print(type(error).__name__, error)
