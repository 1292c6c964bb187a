"""A server that is stopped in mid-use gives errors, and a pool finds one that is started again."""

import asyncio

import aiomysql
from _server import Server


async def ask(pool):
    try:
        async with pool.acquire() as connection, connection.cursor() as cursor:
            await cursor.execute("SELECT 6 * 7")
            return await cursor.fetchone()
    except (aiomysql.Error, OSError) as error:
        return f"{type(error).__name__} {error.args[0]}"


async def seen(settings, query):
    """Wait until the server carries out a query."""
    async with aiomysql.connect(**settings) as connection, connection.cursor() as cursor:
        count = 0
        while not count:
            await cursor.execute("SELECT COUNT(*) FROM information_schema.processlist WHERE info = %s", (query,))
            (count,) = await cursor.fetchone()


async def main():
    with Server() as server:
        settings = {"host": "127.0.0.1", "port": server.port, "user": "root", "connect_timeout": 30}
        async with aiomysql.create_pool(minsize=1, maxsize=2, **settings) as pool:
            print(await ask(pool))
            async with pool.acquire() as held, held.cursor() as cursor:
                await cursor.execute("SELECT 1")
                # In the middle of a query that would take long.
                query = asyncio.create_task(cursor.execute("SELECT SLEEP(100)"))
                await seen(settings, "SELECT SLEEP(100)")
                server.kill()
                try:
                    await query
                except aiomysql.OperationalError as error:
                    print(type(error).__name__, error.args[0])
            print(await ask(pool))
            try:
                await aiomysql.connect(**settings)
            except aiomysql.OperationalError as error:
                print(type(error).__name__, error.args[0])
            server.start()
            print(await ask(pool), await asyncio.gather(ask(pool), ask(pool)))
            pool.close()
            await pool.wait_closed()


asyncio.run(main())
