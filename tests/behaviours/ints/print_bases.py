"""Integers printed in binary, octal and hexadecimal."""
for number in (0, 1, -1, 255, -255, 2**70, -(2**70)):
    print(bin(number), oct(number), hex(number), str(number), repr(number))
print(0b1010, 0o777, 0xDEAD_BEEF, 1_000_000)
