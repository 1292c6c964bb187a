"""Sockets of this machine have paths for addresses, or names without a file."""
import os
import socket
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'end')
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        print(repr(client.getsockname()))
        server.bind(path)
        server.listen(1)
        print(server.getsockname() == path, os.path.exists(path))
        client.connect(path)
        connection, address = server.accept()
        with connection:
            print(repr(address), client.getpeername() == path)
            client.sendall(b'hello')
            print(connection.recv(10))
    with socket.socket(socket.AF_UNIX) as other:
        try:
            other.bind(path)
        except OSError as error:
            print(error)
        try:
            other.connect(path)
        except ConnectionRefusedError as error:
            print(error)
        try:
            other.connect(path + 'x')
        except FileNotFoundError as error:
            print(error)
with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
    name = b'\0weft-test-%d' % os.getpid()
    server.bind(name)
    server.listen()
    print(server.getsockname() == name)
    client.connect(name)
