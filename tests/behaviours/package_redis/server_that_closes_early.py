"""A server that ends the connection before or within a reply gives an error, and is then found again."""

from _stand_in import client, outcome

r = client([None], [b"$5\r\nabc", None], [b"*2\r\n+a\r\n", None], [b"+PONG\r\n"])
for _ in range(3):
    print(outcome(lambda: r.get("a")).split(":")[0])
print(outcome(r.ping))
r.close()
