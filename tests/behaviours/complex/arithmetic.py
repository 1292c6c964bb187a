"""Complex numbers: text, arithmetic and comparison."""
print(1j, 1 + 2j, -1j, (1 + 2j) * (3 - 1j), (1 + 2j) / (1 - 1j), abs(3 + 4j), (1 + 2j).conjugate(), (1 + 2j).real, (1 + 2j).imag)
print(complex(1, 2), complex("1+2j"), complex("-1j"), 2j**2, (1 + 0j) == 1, hash(1 + 0j) == hash(1), bool(0j))
try:
    1j < 2j
except TypeError as error:
    print(error)
try:
    1j / 0
except ZeroDivisionError as error:
    print(error)
