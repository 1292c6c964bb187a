"""Cursors give rows as tuples or dicts, all at once or as they are wanted."""

import aiomysql
from _database import connection, failure, run


async def too_far(cursor):
    await cursor.scroll(100)


async def main():
    made = await connection(autocommit=True)
    async with made.cursor() as cursor:
        await cursor.execute("CREATE TABLE t (a INT PRIMARY KEY, b VARCHAR(20))")
        print(await cursor.executemany("INSERT INTO t (a, b) VALUES (%s, %s)", [(n, f"v{n}") for n in range(1000)]))
        print(await cursor.executemany("UPDATE t SET b = %s WHERE a = %s", [("x", 1), ("y", 2), ("z", 5000)]))
        print(await cursor.executemany("INSERT INTO t (a, b) VALUES (%(a)s, %(b)s) ON DUPLICATE KEY UPDATE b = VALUES(b)", [{"a": 1, "b": "q"}, {"a": 1000, "b": "n"}]), await cursor.executemany("SELECT 1", []))
        print(await cursor.execute("SELECT a, b FROM t WHERE a < %s ORDER BY a", (5,)), await cursor.fetchone(), await cursor.fetchmany(2), cursor.rownumber, await cursor.fetchall(), await cursor.fetchone(), await cursor.fetchall())
        await cursor.execute("SELECT a FROM t WHERE a < 5 ORDER BY a")
        await cursor.scroll(3)
        print(await cursor.fetchone(), await cursor.scroll(1, "absolute"), await cursor.fetchone(), await failure(too_far(cursor)))
        print([row async for row in cursor])
        print(await cursor.execute("SELECT 1; SELECT 2, 3"), await cursor.fetchall(), await cursor.nextset(), await cursor.fetchall(), await cursor.nextset())
        await cursor.execute("CREATE PROCEDURE twice(IN x INT, OUT y INT) BEGIN SET y = x * 2; SELECT x, y; END")
        print(await cursor.callproc("twice", (21, 0)), await cursor.fetchall(), await cursor.nextset())
        await cursor.execute("SELECT @_twice_0, @_twice_1")
        print(await cursor.fetchone())
    async with made.cursor(aiomysql.DictCursor) as cursor:
        await cursor.execute("SELECT a, b, a FROM t WHERE a = 1")
        print(await cursor.fetchall(), await cursor.fetchone())
    async with made.cursor(aiomysql.SSCursor) as cursor:
        await cursor.execute("SELECT a FROM t ORDER BY a")
        print(await cursor.fetchone(), await cursor.fetchmany(3), cursor.rownumber, len(await cursor.fetchall()), await cursor.fetchone())
        await cursor.execute("SELECT a FROM t ORDER BY a")
        print(await cursor.fetchone())
    async with made.cursor(aiomysql.SSDictCursor) as cursor:
        await cursor.execute("SELECT a FROM t ORDER BY a")
        print(await cursor.fetchone(), [row async for row in cursor][-1])
    print(await failure(cursor.execute("SELECT 1")), cursor.closed)
    made.close()


run(main)
