"""Addresses of the sixth version have four parts."""
import socket

with socket.socket(socket.AF_INET6) as sock:
    print(sock.family.name)
    sock.bind(('::1', 0))
    host, port, flow, scope = sock.getsockname()
    print(host, port > 0, flow, scope)
    sock.listen()
    with socket.create_connection(('::1', port)) as client:
        connection, address = sock.accept()
        print(address[0], len(address))
        connection.close()
