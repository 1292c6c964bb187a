"""Changes last once they are committed, and are undone otherwise."""

from _database import connection, run


async def count(made):
    async with made.cursor() as cursor:
        await cursor.execute("SELECT COUNT(*) FROM t")
        return (await cursor.fetchone())[0]


async def main():
    one, two = await connection(), await connection(autocommit=True)
    async with one.cursor() as cursor:
        await cursor.execute("CREATE TABLE t (a INT)")
        await cursor.execute("INSERT INTO t VALUES (1)")
        print(one.get_autocommit(), one.get_transaction_status(), await count(one), await count(two))
        await one.commit()
        print(one.get_transaction_status(), await count(two))
        await one.begin()
        await cursor.execute("DELETE FROM t")
        print(await count(one), one.affected_rows())
        await one.rollback()
        print(await count(one))
        await one.autocommit(True)
        await cursor.execute("INSERT INTO t VALUES (2)")
        print(one.get_autocommit(), await count(two))
        await cursor.execute("INSERT INTO t VALUES (3), (4)")
        print(cursor.rowcount)
    await one.ensure_closed()
    two.close()


run(main)
