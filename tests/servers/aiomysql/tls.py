"""A connection over TLS is checked, and refused if the certificate is not trusted."""

import asyncio
import os
import ssl

import aiomysql
from _database import SETTINGS, run

AUTHORITY = os.path.join("..", "..", "behaviours", "library_ssl", "_certificates", "authority.pem")


async def main():
    trusting = ssl.create_default_context(cafile=AUTHORITY)
    made = await aiomysql.connect(**{**SETTINGS, "host": "localhost"}, ssl=trusting)
    async with made.cursor() as cursor:
        await cursor.execute("SHOW STATUS LIKE 'Ssl_version'")
        print(await cursor.fetchone())
        await cursor.execute("SELECT REPEAT('x', 1000000)")
        print(len((await cursor.fetchone())[0]))
    made.close()
    try:
        await aiomysql.connect(**{**SETTINGS, "host": "localhost"}, ssl=ssl.create_default_context())
    except aiomysql.OperationalError as error:
        print(error.args, type(error.__cause__).__name__)
    await asyncio.sleep(0)


run(main)
