"""Helpers send some open files with octets, and receive them."""
import os
import socket

first, second = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
pipes = [os.pipe() for _ in range(3)]
with first, second:
    print(socket.send_fds(first, [b'three ', b'pipes'], [writer for _, writer in pipes]))
    octets, fds, flags, address = socket.recv_fds(second, 100, 4)
    print(octets, len(fds), flags)
    for number, fd in enumerate(fds):
        os.write(fd, b'%d' % number)
        os.close(fd)
    for reader, writer in pipes:
        os.close(writer)
        print(os.read(reader, 10), os.read(reader, 10))
        os.close(reader)
