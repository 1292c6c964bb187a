"""Addresses are checked for the family of the socket."""
import socket

inet, inet6, local = (socket.socket(family) for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX))
for sock, wrong in ((inet, 'x'), (inet, ('x',)), (inet, ('', 70000)), (inet, ('', -1)), (inet, ('', 'a')),
                    (inet, (None, 1)), (inet6, 'x'), (inet6, ('x',)), (inet6, ('::1', 1, 2 ** 20)),
                    (local, 5), (local, 'x' * 200)):
    try:
        sock.bind(wrong)
    except (TypeError, OverflowError, OSError) as error:
        print(type(error).__name__, error)
inet.bind(('', 0))
print(inet.getsockname()[0])
for sock in (inet, inet6, local):
    sock.close()
