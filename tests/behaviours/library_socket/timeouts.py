"""A socket with a time limit gives up, and one that does not wait says so at once."""
import socket

a, b = socket.socketpair()
with a, b:
    print(a.gettimeout(), a.getblocking(), a.timeout)
    a.settimeout(0.01)
    print(a.gettimeout(), a.getblocking())
    try:
        a.recv(1)
    except TimeoutError as error:
        print(type(error).__name__, error, error.errno, socket.timeout is TimeoutError)
    a.setblocking(False)
    print(a.gettimeout(), a.getblocking())
    try:
        a.recv(1)
    except BlockingIOError as error:
        print(error)
    a.setblocking(True)
    print(a.gettimeout())
    a.settimeout(None)
    print(a.gettimeout())
    for wrong in (-1, 'x', float('nan')):
        try:
            a.settimeout(wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
