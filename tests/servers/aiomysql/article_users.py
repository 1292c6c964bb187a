"""The article's program prints the users of a database."""

import os
import subprocess
import sys

from _database import NAME, connection, run


async def main():
    made = await connection(autocommit=True)
    async with made.cursor() as cursor:
        await cursor.execute("CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20), joined DATE)")
        await cursor.executemany(
            "INSERT INTO users (id, name, joined) VALUES (%s, %s, %s)",
            [(1, "Ada", "1815-12-10"), (2, "Grace", "1906-12-09"), (3, "Zoë", None)],
        )
    made.close()


run(main)
settings = {"MYSQL_HOST": "127.0.0.1", "MYSQL_USER": "root", "MYSQL_PASSWORD": "", "MYSQL_DATABASE": NAME}
program = os.path.join("..", "..", "..", "examples", "articles", "servers", "001_users.py")
done = subprocess.run([sys.executable, program], env={**os.environ, **settings}, capture_output=True, text=True)
print(done.stdout, end="")
print(done.stderr, end="")
