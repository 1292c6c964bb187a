"""Addresses in numbers go to octets and back."""
import socket

print(socket.inet_aton('127.0.0.1'), socket.inet_aton('1.2'), socket.inet_aton('0x7f.1'), socket.inet_aton('010.1.1.1'))
print(socket.inet_ntoa(b'\x7f\0\0\1'))
print(socket.inet_pton(socket.AF_INET, '1.2.3.4'), socket.inet_ntop(socket.AF_INET, b'\1\2\3\4'))
print(socket.inet_pton(socket.AF_INET6, '::1'), socket.inet_ntop(socket.AF_INET6, bytes(15) + b'\1'))
print(socket.inet_ntop(socket.AF_INET6, bytes.fromhex('20010db8000000000000ff0000428329')))
for wrong in (lambda: socket.inet_aton('x'), lambda: socket.inet_aton('1.2.3.4.5'), lambda: socket.inet_aton('256.1.1.1'),
              lambda: socket.inet_pton(socket.AF_INET, '1.2'), lambda: socket.inet_pton(socket.AF_INET6, 'x'),
              lambda: socket.inet_pton(55, 'x'), lambda: socket.inet_ntoa(b'x'),
              lambda: socket.inet_ntop(socket.AF_INET, b'x'), lambda: socket.inet_ntop(55, b'x')):
    try:
        print(wrong())
    except (OSError, ValueError) as error:
        print(type(error).__name__, error)
