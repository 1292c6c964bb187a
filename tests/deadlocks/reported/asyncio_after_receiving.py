"""A loop that has read from a socket, and waited for one in vain, waits for no socket any more."""
# prints: b'hello'
# prints: True
# says: tasks wait for each other
# says: runs an event loop that has nothing to do
# says: threading.DeadlockError
import asyncio
import socket


async def hold(first, second, both_hold):
    async with first:
        await both_hold.wait()
        async with second:
            pass


async def main():
    loop = asyncio.get_running_loop()
    near, far = socket.socketpair()
    near.setblocking(False)
    receiving = asyncio.create_task(loop.sock_recv(near, 10))
    await asyncio.sleep(0)
    far.send(b'hello')
    print(await receiving)
    receiving = asyncio.create_task(loop.sock_recv(near, 10))
    await asyncio.sleep(0)
    receiving.cancel()
    await asyncio.wait([receiving])
    print(receiving.cancelled())
    one, two, both_hold = asyncio.Lock(), asyncio.Lock(), asyncio.Barrier(2)
    await asyncio.gather(hold(one, two, both_hold), hold(two, one, both_hold))


asyncio.run(main())
