"""A child process can have a session, a group, a mask, a folder and an environment of its own."""
import asyncio
import os
import subprocess


async def output(script, **options):
    process = await asyncio.create_subprocess_exec("/bin/sh", "-c", script, stdout=subprocess.PIPE, **options)
    return (await process.communicate())[0].decode().strip()


async def main():
    session = int(await output("cut -d' ' -f6 /proc/$$/stat", start_new_session=True))
    print(session != os.getsid(0))
    group = int(await output("cut -d' ' -f5 /proc/$$/stat", process_group=0))
    print(group != os.getpgid(0))
    print(await output("umask", umask=0o027))
    print(await output("pwd", cwd="/"), await output("echo $A", env={"A": "a"}))
    print(await output("echo ran", user=None, group=None, extra_groups=None, restore_signals=False))
    for wrong in ({"text": True}, {"bufsize": 1}, {"shell": True}, {"nonsense": 1}):
        try:
            await output("true", **wrong)
        except (ValueError, TypeError) as error:
            print(type(error).__name__)


asyncio.run(main())
