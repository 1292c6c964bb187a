"""A list of certificates that were taken back counts when a context says so."""
import ssl
from _parties import client_context, pair, path, server_context, shake_hands, shown

for flags in (ssl.VERIFY_DEFAULT, ssl.VERIFY_CRL_CHECK_LEAF, ssl.VERIFY_CRL_CHECK_CHAIN):
    for has_list in (False, True):
        for name in ('server', 'revoked'):
            context = client_context()
            context.verify_flags |= flags
            if has_list:
                context.load_verify_locations(path('list'))
            client, server = pair(server_context(name), context)
            try:
                shake_hands(client, server)
            except ssl.SSLCertVerificationError as error:
                print(flags, has_list, name, error.verify_code, error.verify_message)
            else:
                print(flags, has_list, name, context.cert_store_stats())
