"""Sockets, pipes and files that nobody uses any more do not use up the numbers of descriptors."""
import os
import resource
import socket
import sys

_, most = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (150, most))
for _ in range(400):
    socket.socket()
for _ in range(400):
    socket.socketpair()
for _ in range(400):
    open(os.devnull)
print('enough')
kept = []
try:
    while True:
        kept.append(socket.socket())
except OSError as error:
    print(error)
