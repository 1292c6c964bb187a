"""Certificates to believe come from files, from folders and from memory."""
import os
import ssl
import tempfile
from _parties import client_context, pair, path, server_context, shake_hands, shown

with open(path('authority')) as file:
    text = file.read()
octets = ssl.PEM_cert_to_DER_cert(text)


def attempt(**where):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(**where)
    except (ssl.SSLError, OSError, TypeError, ValueError) as error:
        print(shown(error))
        return
    client, server = pair(client=context)
    shake_hands(client, server)
    print(context.cert_store_stats(), client.getpeercert()['issuer'][-1])


attempt(cafile=path('authority'))
attempt(cafile=path('authority').encode())
attempt(cadata=text)
attempt(cadata=octets)
attempt(cadata='something before\n' + text + text)
attempt()
attempt(cafile='missing.pem')
attempt(cafile=__file__)
attempt(cafile=5)
attempt(cadata='')
attempt(cadata=b'')
attempt(cadata='no certificate')
attempt(cadata=b'no certificate')
attempt(cadata='ä')
context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
context.load_verify_locations(cadata=octets)
print(context.get_ca_certs(binary_form=True) == [octets], context.get_ca_certs()[0]['version'])
