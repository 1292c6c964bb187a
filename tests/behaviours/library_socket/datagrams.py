"""Datagrams keep their bounds and tell who sent them."""
import socket

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as a, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as b:
    a.bind(('127.0.0.1', 0))
    b.bind(('127.0.0.1', 0))
    print(a.sendto(b'one', b.getsockname()), a.sendto(b'', b.getsockname()))
    a.sendto(b'three', 0, b.getsockname())
    for _ in range(3):
        data, sender = b.recvfrom(100)
        print(data, sender == a.getsockname())
    a.connect(b.getsockname())
    a.send(b'longer than asked for')
    print(b.recv(6))
    buffer = bytearray(8)
    a.send(b'into')
    count, sender = b.recvfrom_into(buffer)
    print(count, buffer, sender == a.getsockname())
