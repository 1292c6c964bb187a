"""Selectors tell which sockets can be accepted from, read from and written to."""
import select
import selectors
import socket

with socket.create_server(('127.0.0.1', 0)) as server, selectors.DefaultSelector() as selector:
    server.setblocking(False)
    selector.register(server, selectors.EVENT_READ, 'server')
    print(selector.select(0))
    client = socket.create_connection(server.getsockname())
    print([key.data for key, _ in selector.select(10)])
    connection, _ = server.accept()
    selector.register(connection, selectors.EVENT_READ, 'connection')
    client.sendall(b'x')
    print([(key.data, events) for key, events in selector.select(10)])
    selector.modify(connection, selectors.EVENT_WRITE, 'writer')
    print([(key.data, events) for key, events in selector.select(10)])
    print(select.select([connection], [connection], [], 10) == ([connection], [connection], []))
    selector.unregister(connection)
    connection.close()
    print(select.select([client], [], [], 10)[0] == [client])
    client.close()
