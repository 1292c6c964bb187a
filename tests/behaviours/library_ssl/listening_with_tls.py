"""A listening socket that was wrapped accepts connections over TLS."""
import socket
import threading
from _parties import client_context, server_context


def serve():
    accepted, address = listener.accept()
    with accepted:
        print(type(accepted).__name__, accepted.server_side, accepted.context is context)
        accepted.sendall(accepted.recv(10))


context = server_context()
with context.wrap_socket(socket.create_server(('127.0.0.1', 0)), server_side=True) as listener:
    thread = threading.Thread(target=serve)
    thread.start()
    with client_context().wrap_socket(socket.create_connection(listener.getsockname()),
                                      server_hostname='localhost') as sock:
        sock.sendall(b'hello')
        print(sock.recv(10))
    thread.join()
