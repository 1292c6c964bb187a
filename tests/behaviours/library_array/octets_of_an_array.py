"""An array's octets are those of the machine: read, written, and swapped."""
import sys
from array import array

numbers = array('H', [1, 0x0203])
numbers_big = array('H', numbers)
if sys.byteorder == 'little':
    numbers_big.byteswap()
print(numbers_big.tobytes())
numbers_big.byteswap()
numbers_big.byteswap()
print(numbers_big.tobytes())
fresh = array('H')
fresh.frombytes(numbers.tobytes())
fresh.frombytes(bytearray(2))
print(fresh, fresh.buffer_info()[1], bytes(fresh) == fresh.tobytes())
for data in (b'abc', 'ab'):
    try:
        fresh.frombytes(data)
    except (ValueError, TypeError) as error:
        print(error)
