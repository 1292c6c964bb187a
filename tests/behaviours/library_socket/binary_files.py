"""Files of sockets for bytes, buffered, unbuffered and in both directions."""
import socket

a, b = socket.socketpair()
with a, b:
    with a.makefile('rwb') as both, b.makefile('rb', buffering=0) as raw:
        print(type(both).__name__, type(raw).__name__, raw.mode, raw.name == b.fileno())
        both.write(b'buffered')
        both.flush()
        print(raw.read(4), raw.read(100))
        b.sendall(b'line\nmore\n')
        print(both.readline(), both.readline())
        print(raw.seekable(), raw.readable(), raw.writable())
    print(raw.closed, raw.name)
    try:
        a.makefile('r', buffering=0)
    except ValueError as error:
        print(error)
