"""The time limit is for the handshake as a whole, however often something comes."""
import socket
import threading
import time
from _parties import client_context


def drip():
    accepted, _ = listener.accept()
    with accepted:
        for octet in b'\x16\x03\x03\x40\x00' + bytes(200):
            try:
                accepted.send(bytes([octet]))
            except OSError:
                break
            time.sleep(0.02)


with socket.create_server(('127.0.0.1', 0)) as listener:
    thread = threading.Thread(target=drip)
    thread.start()
    with socket.create_connection(listener.getsockname(), timeout=0.3) as plain:
        begin = time.monotonic()
        try:
            client_context().wrap_socket(plain, server_hostname='localhost')
        except TimeoutError as error:
            print(type(error).__name__, time.monotonic() - begin < 2)
    thread.join()
