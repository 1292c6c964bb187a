"""A server does not believe a client whose certificate nobody vouches for."""
import ssl
from _parties import client_context, pair, path, server_context, shake_hands, shown

asking = server_context(verify_mode=ssl.CERT_REQUIRED)
asking.load_verify_locations(path('authority'))
own = client_context()
own.load_cert_chain(path('alone'), path('alone-key'))
client, server = pair(asking, own)
try:
    shake_hands(client, server)
except ssl.SSLCertVerificationError as error:
    print(shown(error), error.verify_code)
try:
    client.read(1)
except ssl.SSLError as error:
    print(shown(error))
