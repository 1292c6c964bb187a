"""Both sides agree on a protocol above TLS, or go on without one."""
from _parties import client_context, pair, server_context, shake_hands


def agreed(wanted, known):
    own, other = client_context(), server_context()
    if wanted is not None:
        own.set_alpn_protocols(wanted)
    if known is not None:
        other.set_alpn_protocols(known)
    client, server = pair(other, own)
    shake_hands(client, server)
    print(wanted, known, client.selected_alpn_protocol(), server.selected_alpn_protocol())


agreed(['http/1.1', 'h2'], ['h2', 'http/1.1'])
agreed(['one'], ['two'])
agreed(None, ['two'])
agreed(['one'], None)
agreed(['one'], ['two', 'one'])
