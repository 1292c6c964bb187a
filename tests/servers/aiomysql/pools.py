"""A pool hands out connections, waits while all are in use, and gives up those that were lost."""

import asyncio
import warnings

import aiomysql
from _database import NAME, SETTINGS, failure, run


async def main():
    warnings.simplefilter("ignore")
    async with aiomysql.create_pool(minsize=1, maxsize=3, db=NAME, autocommit=True, **SETTINGS) as pool:
        print(pool.minsize, pool.maxsize, pool.size, pool.freesize)

        async def ask(number):
            async with pool.acquire() as made:
                async with made.cursor() as cursor:
                    await cursor.execute("SELECT SLEEP(0.01), %s", (number,))
                    return (await cursor.fetchone())[1]

        print(await asyncio.gather(*(ask(number) for number in range(12))), pool.size, pool.freesize)
        held = [await pool.acquire() for _ in range(3)]
        waiting = asyncio.ensure_future(ask(99))
        await asyncio.sleep(0.05)
        print(waiting.done(), pool.size, pool.freesize)
        pool.release(held.pop())
        print(await waiting)
        number = held[0].thread_id()
        async with held[1].cursor() as cursor:
            await cursor.execute(f"KILL {number}")
        print(await failure(held[0].query("SELECT 1")) != "")
        for made in held:
            pool.release(made)
        print(await asyncio.gather(*(ask(number) for number in range(3))))
        made = await pool.acquire()
        await made.begin()
        pool.release(made)
        print(made.closed)
        task = asyncio.ensure_future(ask(1))
        await asyncio.sleep(0.005)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        print(await ask(2), await pool.clear(), pool.freesize)
    print(pool.closed, await failure(pool.acquire()))
    pool = await aiomysql.create_pool(minsize=2, **SETTINGS)
    await pool.acquire()
    pool.terminate()
    await pool.wait_closed()
    print(pool.closed)


run(main)
