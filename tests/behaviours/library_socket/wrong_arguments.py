"""What cannot be sent, made or pickled."""
import pickle
import socket

a, b = socket.socketpair()
with a, b:
    for wrong in (lambda: a.send('text'), lambda: a.sendall(5), lambda: a.sendto(b'x'), lambda: a.sendto(b'x', 1, 2, 3),
                  lambda: a.shutdown(7), lambda: socket.socket(999), lambda: pickle.dumps(a)):
        try:
            wrong()
        except (TypeError, OSError) as error:
            print(type(error).__name__, error)
