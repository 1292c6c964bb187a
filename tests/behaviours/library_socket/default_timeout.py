"""The default time limit is that of sockets made after it was set."""
import socket

print(socket.getdefaulttimeout())
before = socket.socket()
socket.setdefaulttimeout(2.5)
after = socket.socket()
print(socket.getdefaulttimeout(), before.gettimeout(), after.gettimeout())
socket.setdefaulttimeout(None)
print(socket.getdefaulttimeout())
before.close()
after.close()
