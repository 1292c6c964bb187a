"""sendfile sends a file or part of it, and leaves it where it stopped."""
import socket
import tempfile

with tempfile.TemporaryFile() as file:
    file.write(b'0123456789' * 1000)
    file.seek(0)
    a, b = socket.socketpair()
    with a, b:
        print(a.sendfile(file, 9990), file.tell(), b.recv(100))
        print(a.sendfile(file, 5, 10), file.tell(), b.recv(100))
        for wrong in (lambda: a.sendfile(file, count=0), lambda: a.sendfile(file, count='x')):
            try:
                wrong()
            except (ValueError, TypeError) as error:
                print(type(error).__name__, error)
        a.setblocking(False)
        try:
            a.sendfile(file)
        except ValueError as error:
            print(error)
