"""The bases 85 of Git and of ZeroMQ differ in their alphabets."""
import base64

for data in (b'', b'a', b'ab', b'hello', bytes(5), b'\xff' * 4, bytes.fromhex('864fd26fb559f75b')):
    print(base64.b85encode(data), base64.b85encode(data, pad=True), base64.z85encode(data))
    assert base64.b85decode(base64.b85encode(data)) == base64.z85decode(base64.z85encode(data)) == data
for decode, data in ((base64.b85decode, b'ab"cd'), (base64.b85decode, b'~~~~~'), (base64.z85decode, b'a~'), (base64.z85decode, b'#####')):
    try:
        print(decode(data))
    except ValueError as error:
        print(error)
