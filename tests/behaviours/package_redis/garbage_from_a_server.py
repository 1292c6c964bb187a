"""What is no reply is an error of its own class, and the next command has a connection of its own."""

from _stand_in import client, outcome

for garbage in (b"HTTP/1.1 400 Bad Request\r\n\r\n", b"?what\r\n"):
    r = client([garbage], [b"$2\r\nok\r\n"])
    print(outcome(lambda: r.get("a")).split(":")[0], outcome(lambda: r.get("a")))
    r.close()
