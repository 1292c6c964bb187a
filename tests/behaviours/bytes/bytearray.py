"""Byte arrays: bytes that change in place."""
data = bytearray(b"hello")
data[0] = 72
data.append(33)
data.extend(b" you")
print(data, len(data), data[1:4], bytes(data), data.decode())
del data[5:]
data[1:3] = b"EEE"
data += b"!"
print(data, data.pop(), data.pop(0), data, data.find(b"E"), data == b"EEElo", bytearray(2), data.hex())
data.reverse()
data.insert(0, 48)
data.remove(111)
print(data)
for call in (lambda: data.append(256), lambda: data.append("a"), lambda: hash(data), lambda: data.remove(1)):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
