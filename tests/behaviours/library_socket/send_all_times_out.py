"""sendall gives up when nobody reads for as long as the limit says."""
import socket

a, b = socket.socketpair()
with a, b:
    a.settimeout(0.02)
    try:
        a.sendall(bytes(50_000_000))
    except TimeoutError as error:
        print(error)
    a.setblocking(False)
    try:
        a.send(b'x')
    except BlockingIOError as error:
        print(error)
