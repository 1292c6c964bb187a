"""A signal's handler runs during a handshake that waits, and its exception ends it."""
import os
import signal
import socket
import threading
from _parties import client_context


def handler(number, frame):
    raise InterruptedError('enough')


def silent_server(listener):
    # The greeting of the client says that the handshake has begun.
    connection, _ = listener.accept()
    with connection:
        connection.recv(1)
        os.kill(os.getpid(), signal.SIGALRM)
        while connection.recv(65536):
            pass


signal.signal(signal.SIGALRM, handler)
context = client_context()
with socket.create_server(('127.0.0.1', 0)) as listener, socket.create_connection(listener.getsockname()) as plain:
    server = threading.Thread(target=silent_server, args=(listener,))
    server.start()
    try:
        context.wrap_socket(plain, server_hostname='localhost')
    except InterruptedError as error:
        print(error)
    print(plain.fileno())
    server.join()
