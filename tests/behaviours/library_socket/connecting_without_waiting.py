"""A connection that is made in the background."""
import errno
import select
import socket

with socket.create_server(('127.0.0.1', 0)) as server, socket.socket() as client:
    client.setblocking(False)
    print(client.connect_ex(server.getsockname()) in (0, errno.EINPROGRESS))
    print(select.select([], [client], [], 10)[1] == [client])
    print(client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
    connection, address = server.accept()
    print(address == client.getsockname())
    connection.close()
