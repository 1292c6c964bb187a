"""Other threads run while one waits for a handshake, and closing the other end wakes it."""
import socket
import threading
from _parties import client_context, shown

with socket.create_server(('127.0.0.1', 0)) as silent:
    plain = socket.create_connection(silent.getsockname())
    accepted, _ = silent.accept()

    def shake_hands():
        try:
            client_context().wrap_socket(plain, server_hostname='localhost')
        except OSError as error:
            print(shown(error))

    thread = threading.Thread(target=shake_hands)
    thread.start()
    # Wait until the greeting has come.
    print(accepted.recv(5)[:2])
    accepted.recv(5000)
    total = sum(range(100_000))
    print(total, thread.is_alive())
    accepted.close()
    thread.join()
