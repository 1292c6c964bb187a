"""Asks a database for its users, through a pool of connections; the environment says where it is."""

import asyncio
import os

import aiomysql


async def all_users(pool):
    async with pool.acquire() as connection:
        async with connection.cursor() as cursor:
            await cursor.execute("SELECT * FROM users")
            return await cursor.fetchall()


async def main():
    pool = await aiomysql.create_pool(
        host=os.environ.get("MYSQL_HOST", "localhost"),
        port=int(os.environ.get("MYSQL_PORT", "3306")),
        user=os.environ.get("MYSQL_USER", "username"),
        password=os.environ.get("MYSQL_PASSWORD", "password"),
        db=os.environ.get("MYSQL_DATABASE", "database"),
    )
    print(await all_users(pool))
    pool.close()
    await pool.wait_closed()


asyncio.run(main())
