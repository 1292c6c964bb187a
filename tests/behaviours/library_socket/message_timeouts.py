"""Waiting for a message ends when the time is up."""
import socket

first, second = socket.socketpair()
with first, second:
    second.settimeout(0.01)
    try:
        second.recvmsg(10)
    except TimeoutError as error:
        print(error)
    second.setblocking(False)
    try:
        second.recvmsg(10, 10)
    except BlockingIOError as error:
        print(error)
    first.sendmsg([b'now'])
    print(second.recvmsg(10)[0])
print(socket.CMSG_LEN(0), socket.CMSG_LEN(4), socket.CMSG_SPACE(4), socket.CMSG_SPACE(9))
for function in (socket.CMSG_LEN, socket.CMSG_SPACE):
    for size in (-1, 1 << 40):
        try:
            function(size)
        except OverflowError as error:
            print(error)
