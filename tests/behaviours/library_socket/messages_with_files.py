"""Open files go along with a message between processes of one machine."""
import array
import os
import socket

first, second = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
reader, writer = os.pipe()
sent = first.sendmsg([b'file'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [writer]))])
octets, beside, flags, address = second.recvmsg(10, socket.CMSG_SPACE(4))
(level, kind, data), = beside
number, = array.array('i', data)
print(sent, octets, level == socket.SOL_SOCKET, kind == socket.SCM_RIGHTS, flags, number != writer)
print(os.get_inheritable(number), os.fstat(number).st_ino == os.fstat(writer).st_ino)
os.write(number, b'through the pipe')
print(os.read(reader, 100))
first.sendmsg([b'x'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [reader, writer]))])
octets, beside, flags, address = second.recvmsg(10)
print(octets, beside, flags & socket.MSG_CTRUNC == socket.MSG_CTRUNC)
for descriptor in (reader, writer, number):
    os.close(descriptor)
first.close()
second.close()
