"""A future shows how it stands, and what is called or woken when it is done."""
import asyncio
import functools


async def wait_for(future):
    await future


def callback(secret, future):
    pass


async def main():
    future = asyncio.get_running_loop().create_future()
    print(future)
    tasks = [asyncio.create_task(wait_for(future)) for _ in range(2)]
    await asyncio.sleep(0)
    print(future)
    future.add_done_callback(functools.partial(callback, "secret"))
    print(str(future).split(" at ")[0])
    future.set_result(5)
    print(future)
    await asyncio.gather(*tasks)
    failed = asyncio.get_running_loop().create_future()
    failed.set_exception(ValueError("x"))
    print(failed, repr(failed.exception()))
    failed = asyncio.get_running_loop().create_future()
    failed.cancel()
    print(failed)


asyncio.run(main())
