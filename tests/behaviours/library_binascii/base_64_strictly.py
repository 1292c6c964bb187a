"""In strict mode only what encoding makes is taken for base 64."""
import binascii

for data in (b'YWJj', b'YW==', b'YW===', b'YWJj====', b'YW==\n', b'YW=\n', b'=', b'YW=c=', b'Y===', b'YWI=a'):
    for strict in (False, True):
        try:
            print(data, strict, binascii.a2b_base64(data, strict_mode=strict))
        except binascii.Error as error:
            print(data, strict, error)
print(binascii.b2a_base64(b'abc'), binascii.b2a_base64(b'abcd', newline=False))
