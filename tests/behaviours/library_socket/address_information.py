"""getaddrinfo answers for hosts in numbers without asking anybody."""
import socket

for entry in socket.getaddrinfo('127.0.0.1', 80):
    print(entry)
print(socket.getaddrinfo('::1', '443', type=socket.SOCK_STREAM))
print(socket.getaddrinfo(None, 5, socket.AF_INET, socket.SOCK_DGRAM, 0, socket.AI_PASSIVE))
print(socket.getaddrinfo(b'127.0.0.1', None, type=socket.SOCK_STREAM))
print({entry[4][0] for entry in socket.getaddrinfo('localhost', 1, socket.AF_INET)})
print(socket.gethostbyname('127.0.0.1'), socket.gethostbyname(''), socket.gethostbyname('localhost'))
print(socket.getnameinfo(('127.0.0.1', 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
for wrong in (lambda: socket.getaddrinfo(5, 80), lambda: socket.getaddrinfo('127.0.0.1', 1.5),
              lambda: socket.getaddrinfo(None, None), lambda: socket.getaddrinfo('x.y', 1, flags=socket.AI_NUMERICHOST),
              lambda: socket.getnameinfo('x', 0)):
    try:
        wrong()
    except (OSError, TypeError) as error:
        print(type(error).__name__, error)
