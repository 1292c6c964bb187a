"""The database that the programs of this folder use, each one of its own."""

import asyncio
import os

import aiomysql

SETTINGS = {"host": "127.0.0.1", "port": int(os.environ["MYSQL_PORT"]), "user": "root", "password": ""}
NAME = os.environ["MYSQL_DATABASE"]


async def connection(**settings):
    """A connection to the test's database."""
    return await aiomysql.connect(**{**SETTINGS, "db": NAME, **settings})


async def failure(awaitable):
    """What awaiting something raises, as one line."""
    try:
        return f"no failure: {await awaitable!r}"
    except Exception as error:
        return f"{type(error).__name__}: {error.args}".replace(NAME, "DB")


def run(main):
    """Run a test on an empty database."""

    async def prepared():
        made = await aiomysql.connect(**SETTINGS)
        async with made.cursor() as cursor:
            await cursor.execute(f"DROP DATABASE {NAME}" if await exists(cursor) else "DO 1")
            await cursor.execute(f"CREATE DATABASE {NAME} CHARACTER SET utf8mb4")
        made.close()
        await main()

    async def exists(cursor):
        await cursor.execute("SHOW DATABASES LIKE %s", (NAME,))
        return await cursor.fetchone()

    asyncio.run(prepared())
