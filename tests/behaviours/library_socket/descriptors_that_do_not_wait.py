"""A socket made of a descriptor that does not wait, or one that the program has set so by its number, does not wait."""
import os
import socket

near, far = socket.socketpair()
near.setblocking(False)
again = socket.socket(fileno=near.detach())
print(again.gettimeout(), again.getblocking())
for attempt in (lambda: again.recv(10), lambda: again.recvfrom(10), lambda: again.recv_into(bytearray(3))):
    try:
        attempt()
    except BlockingIOError as error:
        print(error)
far.sendall(b'here')
print(again.recv(10))
os.set_blocking(again.fileno(), True)
os.set_blocking(far.fileno(), False)
try:
    far.recv(1)
except BlockingIOError as error:
    print(error)
again.close()
far.close()
