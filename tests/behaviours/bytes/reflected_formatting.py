"""Octets have the reflected half of the operator % for formatting."""

print(b'100'.__rmod__(b'%s'), bytearray(b'x').__rmod__(bytearray(b'<%s>')))
print(b'x'.__rmod__('%s'), b'x'.__rmod__(5))
try:
    b'a'.__rmod__(b'')
except TypeError as error:
    print(error)
