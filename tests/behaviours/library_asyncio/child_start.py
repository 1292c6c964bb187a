"""Children with a folder and an environment of their own, and programs that are not there."""
import asyncio
from asyncio.subprocess import PIPE


async def main():
    child = await asyncio.create_subprocess_exec('pwd', cwd='/', stdout=PIPE)
    print(await child.communicate())
    child = await asyncio.create_subprocess_shell('echo $OWN', env={'OWN': 'value'}, stdout=PIPE)
    print(await child.communicate())
    for wrong in (lambda: asyncio.create_subprocess_exec('no-such-program'),
                  lambda: asyncio.create_subprocess_exec('true', cwd='/no/such/folder'),
                  lambda: asyncio.create_subprocess_exec('true', text=True),
                  lambda: asyncio.create_subprocess_exec('true', bufsize=1),
                  lambda: asyncio.create_subprocess_shell(['true'])):
        try:
            await wrong()
        except (OSError, ValueError) as error:
            print(type(error).__name__, error)
    children = [await asyncio.create_subprocess_shell(f'exit {number}') for number in range(5)]
    print(await asyncio.gather(*[child.wait() for child in children]))


asyncio.run(main())
