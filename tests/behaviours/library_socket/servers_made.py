"""create_server makes sockets that listen, and says what it could not do."""
import socket

with socket.create_server(('127.0.0.1', 0), backlog=5) as server:
    print(server.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR), server.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
    address = server.getsockname()
    try:
        socket.create_server(address)
    except OSError as error:
        print(str(error).replace(str(address[1]), 'PORT'))
with socket.create_server(('127.0.0.1', 0), reuse_port=True) as first:
    with socket.create_server(first.getsockname(), reuse_port=True) as second:
        print(first.getsockname() == second.getsockname())
with socket.create_server(('::1', 0), family=socket.AF_INET6) as server:
    print(server.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY))
try:
    socket.create_server(('127.0.0.1', 0), dualstack_ipv6=True)
except ValueError as error:
    print(error)
