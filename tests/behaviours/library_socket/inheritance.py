"""Sockets are not inherited by child processes unless they are told to be."""
import os
import socket

with socket.socket() as sock:
    print(sock.get_inheritable(), os.get_inheritable(sock.fileno()))
    sock.set_inheritable(True)
    print(sock.get_inheritable())
    with sock.dup() as copy:
        print(copy.get_inheritable())
