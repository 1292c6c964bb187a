"""tobytes() gives the octets in the order of C or of Fortran, and hex() their digits."""
table = memoryview(bytes(range(6))).cast('B', [2, 3])
print(table.tobytes(), table.tobytes('C'), table.tobytes('F'), table.tobytes('A'), table.tobytes(None))
print(table.hex(), table.hex(':'), table.hex('-', 2), memoryview(b'abcdef')[::-2].hex())
try:
    table.tobytes('X')
except ValueError as error:
    print(error)
