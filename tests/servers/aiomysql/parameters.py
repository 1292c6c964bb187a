"""Parameters are safe, whatever is in them."""

import datetime
from decimal import Decimal

from _database import connection, failure, run


async def main():
    made = await connection(autocommit=True)
    async with made.cursor() as cursor:
        for value in ("'; DROP TABLE t; --", "\\", "\\'", "%s %(a)s %", "\0\x1a\r\n\t", "日本", b"\xff'\\\x00", Decimal("1E+3"), -1.5e300, True, None):
            await cursor.execute("SELECT %s", (value,))
            print(repr(value), (await cursor.fetchone())[0])
        await cursor.execute("SELECT %(a)s, %(b)s, %(a)s", {"a": 1, "b": "x"})
        print(await cursor.fetchone())
        await cursor.execute("SELECT 1 IN %s, 'a' IN %s", ([1, 2], ("b", "c")))
        print(await cursor.fetchone())
        await cursor.execute("SELECT %s", "alone")
        print(await cursor.fetchone())
        print(cursor.mogrify("%s %s %s", (datetime.time(1, 2, 3), datetime.timedelta(days=2), datetime.date(2024, 1, 2))))
        print(made.escape("it's"), made.literal(5), made.escape_string('"'))
        print(await failure(cursor.execute("SELECT %s", ({"a": 1},))))
        print(await failure(cursor.execute("SELECT %s %s", (1,))))
        print(await failure(cursor.execute("SELECT %s", (float("nan"),))))
        await cursor.execute("SELECT 100 % 7")
        print(await cursor.fetchone())
    made.close()


run(main)
