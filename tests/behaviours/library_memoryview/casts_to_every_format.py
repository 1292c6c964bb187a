"""cast() shows the same octets as items of any native format."""
octets = bytearray(bytes([1, 0, 0, 0, 0, 0, 0, 128]))
for code in '?cbBhHiIlLqQnNPefd':
    print(code, memoryview(octets).cast(code).tolist())
print(memoryview(octets).cast('@i').format, memoryview(octets).cast('i').cast('B').tolist())
