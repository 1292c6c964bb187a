"""Commands are sent as arrays of strings, words of a name apart, values in the client's encoding."""

from _stand_in import outcome

import redis


class Name(str):
    pass


connection = redis.Connection()
for command in (
    ("GET", "é"), ("CONFIG GET", "x"), (b"SET", b"\x00\xff", -5, 2.5, 10**30, bytearray(b"b"), memoryview(b"m")),
    ("SET", True + 0, Name("n")),
):
    print(b"".join(connection.pack_command(*command)))
for value in (None, True, [], {}, object):
    print(outcome(lambda: connection.pack_command("SET", value)).split(" at 0x")[0])
print(b"".join(redis.Connection(encoding="latin-1").pack_command("GET", "é")))
print(outcome(lambda: connection.pack_command("SET", "\ud800")).split(":")[0])
