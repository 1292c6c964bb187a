"""Objects without sockets take their steps when they are fed."""
import ssl
from _parties import client_context, pair, server_context, shake_hands, shown


def step(function, *args):
    try:
        print(function(*args))
    except (ssl.SSLError, ValueError) as error:
        print(shown(error))


client, server = pair()
step(client.getpeercert)
step(client.read)
step(client.version)
shake_hands(client, server)
print(client.server_side, server.server_side, client.server_hostname, server.server_hostname)
step(client.do_handshake)
step(client.read)
step(server.write, b'some words')
step(client.read, 4)
print(client.pending())
buffer = bytearray(3)
step(client.read, 10, buffer)
print(buffer, client.pending())
step(client.read)
step(server.unwrap)
step(client.read)
step(client.write, b'x')
step(client.unwrap)
step(server.unwrap)
