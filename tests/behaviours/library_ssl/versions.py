"""A context says which versions of TLS may be spoken."""
import ssl
from ssl import TLSVersion
from _parties import client_context, pair, server_context, shake_hands, shown


def spoken(own, other):
    try:
        client, server = pair(other, own)
        shake_hands(client, server)
    except ssl.SSLError as error:
        print(shown(error))
        return
    print(client.version(), server.version())


spoken(client_context(), server_context())
spoken(client_context(maximum_version=TLSVersion.TLSv1_2), server_context())
spoken(client_context(), server_context(maximum_version=TLSVersion.TLSv1_2))
spoken(client_context(minimum_version=TLSVersion.TLSv1_3), server_context(minimum_version=TLSVersion.TLSv1_3))
spoken(client_context(maximum_version=TLSVersion.TLSv1_2), server_context(minimum_version=TLSVersion.TLSv1_3))
both = client_context()
both.options |= ssl.OP_NO_TLSv1_3
spoken(both, server_context())
both.minimum_version = TLSVersion.TLSv1_3
spoken(both, server_context())
