"""An array holds items of one type, and starts with those of a list, another array, octets or text."""
from array import array, typecodes

print(typecodes)
for code in 'bBhHiIlLqQ':
    print(array(code, [1, 2, 100]), array(code).itemsize)
print(array('f', [1.5, 2]), array('d', (0.1, 3)), array('w', 'añ'))
print(array('i', array('b', [1, 2])), array('h', b'\x01\x00\x02\x00'), array('i', range(3)), array('d'))
for arguments in ((), ('z',), ('ii',), (1,), ('i', 'abc'), ('i', array('w', 'a')), ('i', 5), ('h', b'abc')):
    try:
        array(*arguments)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
