"""10,000 rows of a table, fetched at once five times."""

import asyncio
import os

import aiomysql


async def fetch():
    connection = await aiomysql.connect(host="127.0.0.1", port=int(os.environ["MYSQL_PORT"]), user="root", db="weft")
    async with connection.cursor() as cursor:
        total = 0
        for _ in range(5):
            await cursor.execute("SELECT * FROM numbers")
            total += sum(row[0] for row in await cursor.fetchall())
    print(total)
    connection.close()


def main():
    asyncio.run(fetch())
