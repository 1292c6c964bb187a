"""A match in a byte array reads it again when its groups are asked for."""
import re

data = bytearray(b'hello')
match = re.search(b'l+', data)
data[2:4] = b'LL'
print(match.group(), match.span(), match.string)
print(re.sub(b'L', b'__', data), data, re.findall(b'.', memoryview(data)[1:3]))
