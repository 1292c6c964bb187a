"""Every type of column becomes a value of Python, and comes from one."""

import datetime
from decimal import Decimal

from _database import connection, run


async def main():
    made = await connection()
    async with made.cursor() as cursor:
        await cursor.execute(
            "CREATE TABLE kinds (id INT PRIMARY KEY AUTO_INCREMENT, tiny TINYINT, truth BOOL, small SMALLINT,"
            " medium MEDIUMINT, big BIGINT, huge BIGINT UNSIGNED, f FLOAT, d DOUBLE, exact DECIMAL(20,5), day DATE,"
            " moment DATETIME(6), stamp TIMESTAMP NULL, span TIME(3), y YEAR, fixed CHAR(5), varied VARCHAR(50),"
            " long_text TEXT, octets BLOB, binaries VARBINARY(10), choice ENUM('a','b'), several SET('x','y'),"
            " bits BIT(10), structured JSON)"
        )
        values = (
            -5, True, 300, -70000, 2**40, 2**64 - 1, 1.5, 2.25, Decimal("-123456789012.34567"),
            datetime.date(2024, 2, 29), datetime.datetime(2024, 1, 2, 3, 4, 5, 678), datetime.datetime(2020, 1, 1),
            datetime.timedelta(hours=30, milliseconds=5), 2024, "ab", "it's \\ \"q\" \n é 😀", "text\0x",
            b"\x00\xff'\"\\", b"vb", "b", "x,y", 5, '{"a": 1}',
        )
        places = ",".join(["%s"] * len(values))
        print(await cursor.execute(f"INSERT INTO kinds VALUES (NULL,{places})", values), cursor.lastrowid)
        print(await cursor.execute("INSERT INTO kinds (id) VALUES (NULL)"), cursor.lastrowid)
        print(await cursor.execute("SELECT * FROM kinds"), cursor.rowcount)
        for row in await cursor.fetchall():
            print(row)
        for column in cursor.description:
            print(column)
        await cursor.execute("SELECT '0000-00-00', CAST('2020-01-01' AS DATE), 1/3, 1e10, NULL, x'4142', TIMEDIFF('10:00:00', '11:30:00')")
        print(await cursor.fetchall())
    made.close()


run(main)
