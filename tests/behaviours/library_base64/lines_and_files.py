"""Octets and files are encoded in lines of 76 characters."""
import base64
import io

data = bytes(range(100))
encoded = base64.encodebytes(data)
print(encoded, base64.decodebytes(encoded) == data)
source, target = io.BytesIO(data), io.BytesIO()
base64.encode(source, target)
print(target.getvalue() == encoded)
target.seek(0)
again = io.BytesIO()
base64.decode(target, again)
print(again.getvalue() == data)
for value in ('text', 5, memoryview(bytes(4)).cast('i'), memoryview(bytes(4)).cast('B', [2, 2])):
    try:
        base64.encodebytes(value)
    except TypeError as error:
        print(error)
