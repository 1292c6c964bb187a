"""Bytes are ordered with bytes and bytearrays, bytearrays with all octets, and memory views with nothing."""
import operator
from itertools import product

values = {'bytes': b'ab', 'bytearray': bytearray(b'ac'), 'memoryview': memoryview(b'ad')}
for (left, a), (right, b) in product(values.items(), values.items()):
    for compare in (operator.lt, operator.ge, operator.eq):
        try:
            print(left, compare.__name__, right, compare(a, b))
        except TypeError as error:
            print(error)
print(b'a'.__lt__(bytearray(b'b')), b'a'.__eq__(memoryview(b'a')), bytearray(b'a').__eq__(memoryview(b'a')))
