"""MSG_PEEK leaves what it reads, and MSG_WAITALL waits for all of it."""
import socket
import threading

a, b = socket.socketpair()
with a, b:
    a.sendall(b'abc')
    print(b.recv(2, socket.MSG_PEEK), b.recv(3))
    a.sendall(b'abc')
    thread = threading.Timer(0.02, a.sendall, [b'def'])
    thread.start()
    print(b.recv(6, socket.MSG_WAITALL))
    thread.join()
    try:
        b.recv(1, socket.MSG_DONTWAIT)
    except BlockingIOError as error:
        print(error)
