"""A key that a password protects is opened with it."""
import ssl
from _parties import path, server_context, pair, shake_hands, shown


def attempt(password):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(path('server'), path('protected-key'), password)
    except (ssl.SSLError, TypeError, ValueError, LookupError) as error:
        print(shown(error))
        return
    client, server = pair(context)
    shake_hands(client, server)
    print(client.version())


def failing():
    raise KeyError('no password')


for password in ('secret', b'secret', bytearray(b'secret'), lambda: 'secret', lambda: b'secret', 'wrong', '', 5,
                 lambda: 5, 'x' * 2000, failing):
    attempt(password)
