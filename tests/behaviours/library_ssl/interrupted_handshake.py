"""A signal's handler runs during a handshake that waits, and its exception ends it."""
import signal
import socket
from _parties import client_context


def handler(number, frame):
    raise InterruptedError('enough')


signal.signal(signal.SIGALRM, handler)
with socket.create_server(('127.0.0.1', 0)) as silent, socket.create_connection(silent.getsockname()) as plain:
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        client_context().wrap_socket(plain, server_hostname='localhost')
    except InterruptedError as error:
        print(error)
    print(plain.fileno())
