"""A message goes to an address, and says where it came from."""
import os
import socket
import tempfile

with socket.socket(type=socket.SOCK_DGRAM) as first, socket.socket(type=socket.SOCK_DGRAM) as second:
    for each in (first, second):
        each.bind(('127.0.0.1', 0))
    print(first.sendmsg([b'to ', b'you'], [], 0, second.getsockname()))
    octets, beside, flags, address = second.recvmsg(2)
    print(octets, beside, flags & socket.MSG_TRUNC == socket.MSG_TRUNC, address == first.getsockname())
with tempfile.TemporaryDirectory() as folder:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as local, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as other:
        local.bind(os.path.join(folder, 'local'))
        other.bind(os.path.join(folder, 'other'))
        local.sendmsg([b'hello'], [], 0, other.getsockname())
        print(os.path.basename(other.recvmsg(10)[3]))
