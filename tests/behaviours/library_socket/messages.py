"""A message is made of stretches of octets, and is received in one or in several buffers."""
import socket


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


first, second = socket.socketpair()
with first, second:
    print(first.sendmsg([b'one ', bytearray(b'two '), memoryview(b'three')]))
    print(second.recvmsg(100))
    first.sendmsg([b'abcdefgh'])
    buffers = [bytearray(3), bytearray(10)]
    print(second.recvmsg_into(buffers)[:3], buffers)
    attempt(first.sendmsg, b'abc')
    attempt(first.sendmsg, 5)
    attempt(first.sendmsg, ['text'])
    attempt(second.recvmsg, -1)
    attempt(second.recvmsg_into, [b'abc'])
    first.close()
    print(second.recvmsg(10))
