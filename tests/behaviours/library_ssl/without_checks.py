"""Without checks any certificate does, and little is told of it."""
import ssl
from _parties import client_context, pair, server_context, shake_hands, shown

context = client_context(None)
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
client, server = pair(server_context('alone'), context, hostname=None)
shake_hands(client, server)
print(client.getpeercert(), type(client.getpeercert(True)), server.getpeercert(), server.getpeercert(True))
print(client.version(), client.server_hostname)

context = client_context(check_hostname=False)
client, server = pair(client=context, hostname='elsewhere.test')
shake_hands(client, server)
print(client.getpeercert()['subject'])

context = client_context('alone', check_hostname=False)
client, server = pair(server_context('alone'), context, hostname=None)
shake_hands(client, server)
print(client.getpeercert()['subject'], client.getpeercert()['subjectAltName'])
