"""An echo server without asyncio: a loop of its own over selectors, as articles write them."""

import selectors
import socket


def accept(selector, server):
    connection, _ = server.accept()
    connection.setblocking(False)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    selector.register(connection, selectors.EVENT_READ, echo)


def echo(selector, connection):
    data = connection.recv(102_400)
    if data:
        connection.sendall(data)
    else:
        selector.unregister(connection)
        connection.close()


def main():
    with selectors.DefaultSelector() as selector, socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        selector.register(server, selectors.EVENT_READ, accept)
        print(server.getsockname()[1], flush=True)
        while True:
            for key, _ in selector.select():
                key.data(selector, key.fileobj)
