"""Connections use a socket of the file system, character sets, first statements and time limits."""

import os

import aiomysql
from _database import NAME, connection, run


async def main():
    async with aiomysql.connect(
        unix_socket=os.environ["MYSQL_SOCKET"], user="root", db=NAME, charset="latin1", init_command="SET @x = 5", autocommit=True
    ) as made:
        async with made.cursor() as cursor:
            await cursor.execute("SELECT @x, 'é', @@autocommit, @@character_set_client")
            print(await cursor.fetchone(), made.charset, made.encoding)
    made = await connection(sql_mode="NO_BACKSLASH_ESCAPES", connect_timeout=5)
    async with made.cursor() as cursor:
        await cursor.execute("SELECT %s, %s", ("a\\b'c", "x"))
        print(await cursor.fetchone())
    await made.set_charset("utf8mb4")
    await made.select_db("mysql")
    await made.ping()
    print(made.db == NAME, made.character_set_name(), made.get_proto_info(), made.get_server_info() != "", made.thread_id() > 0)
    async with made.cursor(aiomysql.Cursor) as cursor:
        await cursor.execute("SELECT DATABASE()")
        print(await cursor.fetchone())
        await cursor.execute("SELECT REPEAT('x', 20000000)")
        print(len((await cursor.fetchone())[0]))
    await made.ensure_closed()
    print(made.closed)


run(main)
