"""Tokens have the length that is asked for, and numbers lie in their range."""
import secrets

print(len(secrets.token_bytes(5)), len(secrets.token_bytes()), len(secrets.token_hex(4)), len(secrets.token_urlsafe(9)))
print(secrets.token_bytes(16) != secrets.token_bytes(16), all(0 <= secrets.randbelow(7) < 7 for _ in range(50)))
print({secrets.choice('ab') for _ in range(100)} == {'a', 'b'}, 0 <= secrets.randbits(5) < 32, secrets.compare_digest(b'a', b'a'))
for bound in (0, -1):
    try:
        secrets.randbelow(bound)
    except ValueError as error:
        print(error)
try:
    secrets.choice([])
except IndexError as error:
    print(error)
