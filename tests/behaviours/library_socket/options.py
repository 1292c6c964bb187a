"""Options are ints or octets."""
import socket

with socket.socket() as sock:
    print(sock.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    print(sock.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, b'\1\0\0\0')
    print(sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 4))
    print(sock.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_STREAM)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
    print(sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
    print(sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
    for wrong in (lambda: sock.setsockopt(1, 2, 'text'), lambda: sock.getsockopt(1, 2, -1),
                  lambda: sock.getsockopt(1, 9999), lambda: sock.getsockopt(1, 2, 2000)):
        try:
            wrong()
        except (TypeError, OSError) as error:
            print(type(error).__name__, error)
