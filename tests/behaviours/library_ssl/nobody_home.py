"""A server without a certificate has nothing to answer with."""
import ssl
from _parties import client_context, pair, shake_hands, shown

client, server = pair(ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER))
try:
    shake_hands(client, server)
except ssl.SSLError as error:
    print(shown(error))
try:
    client.do_handshake()
except ssl.SSLError as error:
    print(shown(error))
