"""A server in a thread that sends the same octets to each who asks."""
import contextlib
import socket
import threading


@contextlib.contextmanager
def serving(*answers, until=b'\r\n\r\n'):
    """The port of a server that gives one answer after the other, each by a connection of its own."""
    listener = socket.create_server(('127.0.0.1', 0))
    requests = []

    def serve():
        for answer in answers:
            connection, _ = listener.accept()
            with connection:
                data = b''
                while until not in data:
                    piece = connection.recv(65536)
                    if not piece:
                        break
                    data += piece
                requests.append(data)
                try:
                    for piece in [answer] if isinstance(answer, bytes) else answer:
                        connection.sendall(piece)
                except OSError:
                    pass

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listener.getsockname()[1], requests
    finally:
        thread.join()
        listener.close()
