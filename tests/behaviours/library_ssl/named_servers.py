"""A server can choose its context by the name that a client asks for."""
import ssl
from _parties import client_context, pair, server_context, shake_hands, shown


def choose(sock, name, context):
    print('asked for', name, type(sock).__name__, context is first, sock.context is first)
    if name == 'rich.example.test':
        sock.context = second
    elif name == 'refused.test':
        return ssl.ALERT_DESCRIPTION_UNRECOGNIZED_NAME
    elif name == 'broken.test':
        return 'no number'


first, second = server_context('server', sni_callback=choose), server_context('rich')
import sys
sys.unraisablehook = lambda report: print('unraisable', type(report.exc_value).__name__)
for hostname in ('localhost', 'rich.example.test', 'refused.test', 'broken.test'):
    client, server = pair(first, hostname=hostname)
    try:
        shake_hands(client, server)
        print(client.getpeercert()['subject'][-1])
    except ssl.SSLError as error:
        print('server', shown(error))
        try:
            client.do_handshake()
        except ssl.SSLError as error:
            print('client', shown(error))
unnamed = client_context(check_hostname=False)
client, server = pair(first, unnamed, hostname=None)
shake_hands(client, server)
