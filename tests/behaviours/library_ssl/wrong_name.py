"""A certificate must be for the name or the address that was asked for."""
import ssl
from _parties import pair, server_context, shake_hands, shown

for hostname in ('localhost', 'LOCALHOST', 'a.example.test', 'a.b.example.test', 'example.test', '127.0.0.1', '127.0.0.2',
                 '::1', '::2', 'elsewhere.test'):
    client, server = pair(hostname=hostname)
    try:
        shake_hands(client, server)
        print(hostname, 'believed')
    except ssl.SSLCertVerificationError as error:
        print(hostname, shown(error), error.verify_code)
