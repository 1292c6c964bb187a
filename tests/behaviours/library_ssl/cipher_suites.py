"""A context says which cipher suites before TLS 1.3 may be used."""
import ssl
from _parties import client_context, pair, server_context, shake_hands, shown


def used(text):
    context = client_context(maximum_version=ssl.TLSVersion.TLSv1_2)
    try:
        context.set_ciphers(text)
        client, server = pair(client=context)
        shake_hands(client, server)
    except ssl.SSLError as error:
        print(text, shown(error))
        return
    print(text, client.cipher(), client.cipher() == server.cipher())
    print([each['name'] for each in context.get_ciphers() if each['protocol'] == 'TLSv1.2'])


used('ECDHE-ECDSA-AES128-GCM-SHA256')
used('ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES256-GCM-SHA384')
used('ECDHE+AESGCM:!aRSA')
used('ECDHE-RSA-AES256-GCM-SHA384')
used('nonsense')
used('')
