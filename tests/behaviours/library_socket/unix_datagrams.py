"""Datagrams between sockets with paths."""
import os
import socket
import tempfile

with tempfile.TemporaryDirectory() as folder:
    names = [os.path.join(folder, name) for name in 'ab']
    a, b = (socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) for _ in names)
    with a, b:
        a.bind(names[0])
        b.bind(names[1])
        a.sendto(b'one', names[1])
        data, sender = b.recvfrom(10)
        print(data, sender == names[0])
        b.sendto(b'two', sender)
        print(a.recv(10))
