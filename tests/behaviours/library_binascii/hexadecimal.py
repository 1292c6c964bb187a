"""Octets turn into hexadecimal digits, in groups if wanted, and back."""
import binascii

print(binascii.hexlify(b'abcdef'), binascii.b2a_hex(b'abcde', '-'), binascii.hexlify(b'abcde', b':', 2), binascii.hexlify(b'abcde', '_', -2))
print(binascii.unhexlify(b'6162'), binascii.a2b_hex('6A6a'))
for function, arguments in (
    (binascii.unhexlify, ('616',)), (binascii.unhexlify, ('6g',)), (binascii.unhexlify, ('é',)),
    (binascii.unhexlify, (5,)), (binascii.hexlify, ('a',)), (binascii.hexlify, (b'a', '--')), (binascii.hexlify, (b'a', [1])),
):
    try:
        print(function(*arguments))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
