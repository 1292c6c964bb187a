"""What socket transports do with what is received and written: whole, in parts, of all kinds, and when it fails."""

import asyncio
import socket


def handler(loop, context):
    print('handler:', context['message'], repr(context.get('exception')))


class Protocol(asyncio.Protocol):
    def __init__(self):
        self.received = bytearray()
        self.ended = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.received += data

    def connection_lost(self, error):
        self.ended.set_result(error)


async def connected(factory, made=lambda sock: sock):
    """Returns a transport with its protocol, and a socket at the other end."""
    here, there = socket.socketpair()
    there.setblocking(False)
    transport, protocol = await asyncio.get_running_loop().create_connection(factory, sock=made(here))
    return transport, protocol, there


async def received(there, count):
    loop = asyncio.get_running_loop()
    data = b''
    while len(data) < count:
        data += await loop.sock_recv(there, 1 << 20)
    return data


async def kinds():
    transport, protocol, there = await connected(Protocol)
    transport.write(b'bytes ')
    transport.write(bytearray(b'array '))
    transport.write(memoryview(b'view ')[1:])
    transport.writelines([b' lines', b'', b' of them'])
    transport.write(b'')
    print(await received(there, 30))
    for wrong in ('text', 1, None, [1], object):
        try:
            transport.write(wrong)
        except TypeError as error:
            print(error)
    transport.write_eof()
    for data in (b'more', b''):
        try:
            transport.write(data)
        except RuntimeError as error:
            print(error)
    there.close()
    print(await protocol.ended)


async def parts():
    class Paused(Protocol):
        paused = 0

        def pause_writing(self):
            self.paused += 1

        def resume_writing(self):
            self.paused -= 1

    transport, protocol, there = await connected(Paused)
    whole = bytes(range(256)) * 8192
    transport.write(whole)
    waits = transport.get_write_buffer_size()
    print(0 < waits < len(whole), protocol.paused)
    transport.write(bytearray(b'after'))
    print(transport.get_write_buffer_size() == waits + 5)
    transport.write_eof()
    print(await received(there, len(whole) + 5) == whole + b'after', transport.get_write_buffer_size(), protocol.paused)
    print(await received(there, 0) == b'', await asyncio.get_running_loop().sock_recv(there, 1))
    transport.close()
    print(await protocol.ended)
    there.close()


async def lost():
    transport, protocol, there = await connected(Protocol)
    transport.abort()
    for _ in range(3):
        transport.write(b'nobody reads it')
    print(await protocol.ended, transport.is_closing(), transport.get_write_buffer_size())
    there.close()

    # The other side has closed: the second write fails at the latest.
    transport, protocol, there = await connected(Protocol)
    transport.pause_reading()
    there.close()
    transport.write(b'first')
    transport.write(b'second')
    print(repr(await protocol.ended))


async def failing():
    class Failing(Protocol):
        def data_received(self, data):
            raise ValueError(data)

    transport, protocol, there = await connected(Failing)
    there.send(b'wrong')
    print(repr(await protocol.ended))
    there.close()

    class FailingAtTheEnd(Protocol):
        def eof_received(self):
            raise ZeroDivisionError('at the end')

    transport, protocol, there = await connected(FailingAtTheEnd)
    there.close()
    print(repr(await protocol.ended))

    class Open(Protocol):
        def eof_received(self):
            self.transport.write(b'after the end')
            return True

    transport, protocol, there = await connected(Open)
    there.shutdown(socket.SHUT_WR)
    print(await received(there, 13), transport.is_closing())
    transport.close()
    print(await protocol.ended)
    there.close()


class Buffered(asyncio.BufferedProtocol):
    size = 4

    def __init__(self):
        self.buffer = bytearray(self.size)
        self.pieces = []
        self.ended = asyncio.get_running_loop().create_future()

    def get_buffer(self, hint):
        return memoryview(self.buffer)

    def buffer_updated(self, count):
        self.pieces.append(bytes(self.buffer[:count]))

    def connection_lost(self, error):
        self.ended.set_result(error)


async def buffers():
    transport, protocol, there = await connected(Buffered)
    there.send(b'in four parts')
    there.close()
    print(await protocol.ended, protocol.pieces)

    class Empty(Buffered):
        size = 0

    class Wrong(Buffered):
        def buffer_updated(self, count):
            raise LookupError(count)

    class Missing(Buffered):
        def get_buffer(self, hint):
            raise OSError(5, 'no buffer')

    for factory in (Empty, Wrong, Missing):
        transport, protocol, there = await connected(factory)
        there.send(b'x')
        print(factory.__name__, repr(await protocol.ended))
        there.close()

    # One kind of protocol may follow the other.
    transport, protocol, there = await connected(Protocol)
    other = Buffered()
    transport.set_protocol(other)
    there.send(b'abc')
    there.close()
    print(await other.ended, other.pieces, bytes(protocol.received), transport.get_protocol())


async def own_sockets():
    class Loud(socket.socket):
        def recv(self, *arguments):
            data = super().recv(*arguments)
            return data.upper()

        def send(self, data, *flags):
            return super().send(bytes(data)[:3], *flags)

    class Broken(socket.socket):
        def recv(self, *arguments):
            raise OSError(5, 'broken')

        def send(self, data, *flags):
            raise OSError(6, 'broken as well')

    def made(kind):
        return lambda sock: kind(fileno=sock.detach())

    transport, protocol, there = await connected(Protocol, made(Loud))
    transport.write(b'three at a time')
    print(await received(there, 15))
    there.send(b'quiet')
    there.close()
    print(await protocol.ended, bytes(protocol.received))

    transport, protocol, there = await connected(Protocol, made(Broken))
    there.send(b'x')
    print(repr(await protocol.ended))
    there.close()

    transport, protocol, there = await connected(Protocol, made(Broken))
    transport.write(b'x')
    print(repr(await protocol.ended))
    there.close()


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    for part in (kinds, parts, lost, failing, buffers, own_sockets):
        print(f'--- {part.__name__}')
        await part()


asyncio.run(main())
