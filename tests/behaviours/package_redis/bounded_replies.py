"""Replies that would never end are refused: arrays too deep, lengths that no server sends."""

from _stand_in import client, outcome

for reply in (b"*1\r\n" * 100_000, b"$99999999999999\r\n", b"*99999999999999\r\n", b"$-5\r\n", b":12x\r\n", b"$1\r\nabc\r\n"):
    r = client([reply])
    print(outcome(lambda: r.get("a")).split(" Error:")[0].split(":")[0])
    r.close()
