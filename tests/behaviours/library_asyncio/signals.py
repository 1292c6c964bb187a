"""Signals that a loop handles."""
import asyncio
import os
import signal


async def main():
    loop = asyncio.get_running_loop()
    came = asyncio.Queue()
    loop.add_signal_handler(signal.SIGUSR1, came.put_nowait, 'one')
    os.kill(os.getpid(), signal.SIGUSR1)
    print(await came.get())
    loop.add_signal_handler(signal.SIGUSR1, came.put_nowait, 'two')
    os.kill(os.getpid(), signal.SIGUSR1)
    print(await came.get())
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    print(signal.getsignal(signal.SIGUSR1) == signal.SIG_DFL)

    async def coroutine():
        pass

    for wrong in (lambda: loop.add_signal_handler('x', print), lambda: loop.add_signal_handler(999, print),
                  lambda: loop.add_signal_handler(signal.SIGKILL, print),
                  lambda: loop.add_signal_handler(signal.SIGUSR1, coroutine)):
        try:
            wrong()
        except (TypeError, ValueError, RuntimeError) as error:
            print(type(error).__name__, error)


asyncio.run(main())
