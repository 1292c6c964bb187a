"""Contexts for clients and for servers are ready for use."""
import ssl
from _parties import path

for context in (ssl.create_default_context(), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH),
                ssl.create_default_context(cafile=path('authority')), ssl._create_unverified_context()):
    print(repr(context.protocol), repr(context.verify_mode), context.check_hostname, repr(context.verify_flags))
context = ssl.create_default_context(cafile=path('authority'))
print(context.cert_store_stats(), [each['subject'] for each in context.get_ca_certs()])
for wrong in ('server', 5):
    try:
        ssl.create_default_context(wrong)
    except TypeError as error:
        print(error)
print(repr(ssl.Purpose.SERVER_AUTH), ssl.Purpose.CLIENT_AUTH.oid, ssl.Purpose.CLIENT_AUTH.shortname)
