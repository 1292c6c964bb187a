"""A conversation with a child process."""
import asyncio
from asyncio.subprocess import PIPE


async def main():
    child = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    for word in (b'one\n', b'two\n'):
        child.stdin.write(word)
        await child.stdin.drain()
        print(await child.stdout.readline())
    child.stdin.close()
    await child.stdin.wait_closed()
    print(await child.stdout.read(), await child.wait(), child.returncode, repr(child) == f'<Process {child.pid}>')


asyncio.run(main())
