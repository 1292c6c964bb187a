"""A child process gets input and gives output."""
import asyncio
from asyncio.subprocess import DEVNULL, PIPE, STDOUT


async def main():
    child = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    print(child.returncode, await child.communicate(b'hello'), child.returncode)
    child = await asyncio.create_subprocess_shell('echo out; echo err >&2; exit 3', stdout=PIPE, stderr=PIPE)
    print(await child.communicate(), child.returncode)
    child = await asyncio.create_subprocess_shell('echo out; echo err >&2', stdout=PIPE, stderr=STDOUT)
    print(await child.communicate(), child.stdin)
    child = await asyncio.create_subprocess_exec('echo', 'lost', stdout=DEVNULL)
    print(await child.communicate())
    child = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    data = bytes(range(256)) * 5000
    output, _ = await child.communicate(data)
    print(output == data)
    child = await asyncio.create_subprocess_exec('true', stdin=PIPE)
    print(await child.communicate(bytes(1_000_000)), child.returncode)


asyncio.run(main())
