"""recv_into fills a buffer that can be written to."""
import socket

a, b = socket.socketpair()
with a, b:
    a.sendall(b'abcdefgh')
    buffer = bytearray(b'........')
    print(b.recv_into(buffer, 3), buffer)
    print(b.recv_into(memoryview(buffer)[4:]), buffer)
    for bad in (lambda: b.recv_into(b'fixed'), lambda: b.recv_into(bytearray(2), 5),
                lambda: b.recv_into(bytearray(2), -1), lambda: b.recv(-1)):
        try:
            bad()
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
