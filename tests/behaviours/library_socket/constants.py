"""Families, kinds and flags are members of enumerations."""
import socket

print(repr(socket.AF_INET), repr(socket.SOCK_DGRAM), repr(socket.MSG_PEEK), repr(socket.AI_PASSIVE))
print(socket.AF_INET == 2, socket.AddressFamily(1), socket.SocketKind.SOCK_STREAM.name)
print(socket.SHUT_RD, socket.SHUT_WR, socket.SHUT_RDWR, socket.SOL_SOCKET, socket.IPPROTO_TCP, socket.INADDR_LOOPBACK)
print(socket.error is OSError, socket.timeout is TimeoutError, socket.has_ipv6)
print(socket.gaierror.__mro__[1].__name__, socket.herror.__module__, issubclass(socket.socket, socket.SocketType))
print(socket.MSG_PEEK | socket.MSG_OOB)
