"""The end of what comes is seen in the middle of a handshake and behind it."""
import ssl
from _parties import client_context, server_context, shake_hands, shown

to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
client = client_context().wrap_bio(to_client, to_server, server_hostname='localhost')
to_client.write_eof()
try:
    client.do_handshake()
except ssl.SSLEOFError as error:
    print(shown(error), error.errno, error.reason)

to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
client = client_context().wrap_bio(to_client, to_server, server_hostname='localhost')
server = server_context().wrap_bio(to_server, to_client, server_side=True)
shake_hands(client, server)
server.write(b'last')
to_client.write_eof()
print(client.read())
try:
    client.read()
except ssl.SSLEOFError as error:
    print(shown(error), error.errno)
