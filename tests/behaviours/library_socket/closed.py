"""A closed socket has no descriptor, and every call on it fails."""
import socket

sock = socket.socket()
sock.close()
sock.close()
print(sock.fileno(), sock)
for call in (lambda: sock.recv(1), lambda: sock.send(b''), lambda: sock.getsockname(), lambda: sock.listen(),
             lambda: sock.accept(), lambda: sock.settimeout(1), lambda: sock.getsockopt(1, 2),
             lambda: sock.shutdown(2), lambda: sock.bind(('127.0.0.1', 0)), lambda: sock.connect(('127.0.0.1', 1))):
    try:
        print(call())
    except OSError as error:
        print(error)
