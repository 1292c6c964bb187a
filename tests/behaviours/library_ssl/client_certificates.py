"""A server can ask its clients who they are."""
import ssl
from _parties import client_context, pair, path, server_context, shake_hands, shown

for demand in (ssl.CERT_NONE, ssl.CERT_OPTIONAL, ssl.CERT_REQUIRED):
    for has_one in (False, True):
        asking = server_context(verify_mode=demand, maximum_version=ssl.TLSVersion.TLSv1_2)
        asking.load_verify_locations(path('authority'))
        own = client_context()
        if has_one:
            own.load_cert_chain(path('client'), path('client-key'))
        client, server = pair(asking, own)
        try:
            shake_hands(client, server)
        except ssl.SSLError as error:
            print(demand.name, has_one, shown(error))
        else:
            certificate = server.getpeercert()
            print(demand.name, has_one, certificate and certificate['subject'][-1])
