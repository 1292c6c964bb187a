"""A loop finds out what comes for a socket after others have had its number, its loop, or its other direction."""
import asyncio
import os
import socket
import threading


def pair():
    ends = socket.socketpair()
    for end in ends:
        end.setblocking(False)
    return ends


async def numbers_are_reused(loop):
    numbers = set()
    for turn in range(20):
        near, far = pair()
        numbers.add(near.fileno())
        receiving = asyncio.create_task(loop.sock_recv(near, 100))
        await asyncio.sleep(0)
        await loop.sock_sendall(far, b'turn %d' % turn)
        assert await receiving == b'turn %d' % turn
        # Nobody waits for what comes now.
        far.send(b'unread')
        await asyncio.sleep(0)
        near.close()
        far.close()
    print('numbers', len(numbers) < 20)


async def both_directions(loop):
    near, far = pair()
    receiving = asyncio.create_task(loop.sock_recv(near, 100))
    await asyncio.sleep(0)
    writable = asyncio.Event()
    loop.add_writer(near, writable.set)
    await writable.wait()
    print('removed', loop.remove_writer(near), loop.remove_writer(near))
    far.send(b'after the writer')
    print(await receiving)
    far.send(b'again')
    print(await loop.sock_recv(near, 2), await loop.sock_recv(near, 100))
    near.close()
    far.close()


async def reader_of_the_program(loop):
    near, far = pair()
    receiving = asyncio.create_task(loop.sock_recv(near, 3))
    await asyncio.sleep(0)
    far.send(b'one')
    print(await receiving)
    seen = asyncio.Event()
    loop.add_reader(near, seen.set)
    far.send(b'two')
    await seen.wait()
    print(loop.remove_reader(near), near.recv(3))
    receiving = asyncio.create_task(loop.sock_recv(near, 3))
    await asyncio.sleep(0)
    far.send(b'three')
    print(await receiving, await loop.sock_recv(near, 9))
    near.close()
    far.close()


async def ends(loop):
    near, far = pair()
    receiving = asyncio.create_task(loop.sock_recv(near, 100))
    await asyncio.sleep(0)
    far.send(b'last words')
    far.close()
    print(await receiving, await loop.sock_recv(near, 100), await loop.sock_recv(near, 100))
    near.close()
    near, far = pair()
    receiving = asyncio.create_task(loop.sock_recv(near, 100))
    await asyncio.sleep(0)
    far.shutdown(socket.SHUT_WR)
    print(await receiving)
    await loop.sock_sendall(near, b'still open')
    print(await loop.sock_recv(far, 100))
    near.close()
    far.close()


async def replaced(loop):
    near, far = pair()
    receiving = asyncio.create_task(loop.sock_recv(near, 100))
    await asyncio.sleep(0)
    far.send(b'before')
    print(await receiving)
    other, other_far = pair()
    os.dup2(other.fileno(), near.fileno())
    other.close()
    receiving = asyncio.create_task(loop.sock_recv(near, 100))
    await asyncio.sleep(0)
    other_far.send(b'by another file')
    print(await receiving)
    near.close()
    far.close()
    other_far.close()


async def cancelled(loop):
    near, far = pair()
    for turn in range(3):
        receiving = asyncio.create_task(loop.sock_recv(near, 100))
        await asyncio.sleep(0)
        receiving.cancel()
        try:
            await receiving
        except asyncio.CancelledError as error:
            print('cancelled', error.__context__)
        far.send(b'%d' % turn)
    print(await loop.sock_recv(near, 100))
    near.close()
    far.close()


class Shouting(socket.socket):
    def recv(self, size):
        return super().recv(size).upper()


async def subclasses(loop):
    near, far = pair()
    shouting = Shouting(fileno=near.detach())
    receiving = asyncio.create_task(loop.sock_recv(shouting, 100))
    await asyncio.sleep(0)
    far.send(b'quietly')
    print(await receiving)
    shouting.close()
    far.close()


async def datagrams(loop):
    first = socket.socket(type=socket.SOCK_DGRAM)
    second = socket.socket(type=socket.SOCK_DGRAM)
    for each in (first, second):
        each.setblocking(False)
        each.bind(('127.0.0.1', 0))
    receiving = asyncio.create_task(loop.sock_recv(first, 100))
    await asyncio.sleep(0)
    for word in (b'one', b'two', b'three'):
        await loop.sock_sendto(second, word, first.getsockname())
    print(await receiving, await loop.sock_recv(first, 2), await loop.sock_recv(first, 100))
    first.close()
    second.close()


async def receive(sock):
    return await asyncio.get_running_loop().sock_recv(sock, 100)


async def main():
    loop = asyncio.get_running_loop()
    for part in (numbers_are_reused, both_directions, reader_of_the_program, ends, replaced, cancelled, subclasses,
                 datagrams):
        await part(loop)


asyncio.run(main())

# One socket, waited for on one loop after the other, and each loop in a thread of its own.
near, far = pair()
for turn in range(6):
    answers = []
    waiting = threading.Thread(target=lambda: answers.append(asyncio.run(receive(near))))
    waiting.start()
    far.send(b'loop %d' % turn)
    waiting.join()
    print(answers)
near.close()
far.close()
