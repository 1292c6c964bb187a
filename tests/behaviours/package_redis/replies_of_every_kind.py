"""Replies of both versions of the protocol become values, and may come in pieces."""

from _stand_in import client, outcome

REPLIES = [
    b"+simple\r\n", b":-7\r\n", b"$0\r\n\r\n", b"$-1\r\n", b"*-1\r\n", b"*0\r\n", b"$3\r\n\xff\r\n\r\n",
    b"*3\r\n:1\r\n*2\r\n$1\r\na\r\n$-1\r\n+x\r\n", b"-ERR wrong\r\n", b"-WRONGTYPE no\r\n", b"-NOSCRIPT none\r\n",
    b"-MY own code\r\n",
]
r = client(REPLIES)
for _ in REPLIES:
    print(outcome(lambda: r.execute_command("ANY")))
r.close()
HELLO = b"%1\r\n$5\r\nproto\r\n:3\r\n"
NEWER = [
    b"_\r\n", b"#t\r\n", b"#f\r\n", b",1.5\r\n", b",inf\r\n", b",-inf\r\n", b"(123456789012345678901234567890\r\n",
    b"=7\r\ntxt:abc\r\n", b"%2\r\n+a\r\n:1\r\n+b\r\n*1\r\n:2\r\n", b"~2\r\n:1\r\n:1\r\n", b"!9\r\nERR wrong\r\n",
]
r = client([HELLO, *NEWER], protocol=3)
for _ in NEWER:
    print(outcome(lambda: r.execute_command("ANY")))
r.close()
