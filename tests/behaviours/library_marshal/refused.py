"""What has no such form, and octets that are none, are refused."""

import marshal

nested = []
for _ in range(3000):
    nested = [nested]
calls = [
    lambda: marshal.dumps(object()), lambda: marshal.loads(b''), lambda: marshal.loads(b'i12'), lambda: marshal.loads(b'?'),
    lambda: marshal.loads(b'0'), lambda: marshal.loads(b'[\xff\xff\xff\xff'), lambda: marshal.loads('a'),
    lambda: marshal.loads(b'r\0\0\0\0'), lambda: marshal.dumps(nested),
]
for call in calls:
    try:
        call()
    except (ValueError, EOFError, TypeError) as error:
        print(type(error).__name__, error)
print(marshal.loads(b'\xdb\x01\0\0\0r\0\0\0\0'))
