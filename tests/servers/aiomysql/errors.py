"""Errors are of the classes of PEP 249, with the server's numbers."""

import aiomysql
import pymysql
from _database import SETTINGS, connection, failure, run


async def main():
    made = await connection()
    async with made.cursor() as cursor:
        await cursor.execute("CREATE TABLE t (a INT PRIMARY KEY, b VARCHAR(5) NOT NULL)")
        await cursor.execute("INSERT INTO t VALUES (1, 'x')")
        for statement in (
            "INSERT INTO t VALUES (1, 'a')", "SELECT nothing FROM t", "SELEC", "SELECT * FROM nowhere",
            "INSERT INTO t VALUES (2, NULL)", "INSERT INTO t VALUES (3, '12345678')", "CALL nowhere()",
            "SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1644, MESSAGE_TEXT = 'own'",
        ):
            print(await failure(cursor.execute(statement)))
        print(await failure(cursor.fetchall()) and await cursor.execute("SELECT 1"), await cursor.fetchall())
    print(await failure(aiomysql.connect(**{**SETTINGS, "user": "nobody", "password": "bad"})))
    print(await failure(aiomysql.connect(**{**SETTINGS, "port": 1})))
    print(await failure(aiomysql.connect(**SETTINGS, db="no_such_database")))
    print([each.__name__ for each in aiomysql.IntegrityError.__mro__], aiomysql.Error is pymysql.err.Error)
    made.close()
    print(await failure(made.query("SELECT 1")), await failure(made.ping(False)), made.closed)
    try:
        made.cursor()
    except aiomysql.InterfaceError as error:
        print(error.args)


run(main)
