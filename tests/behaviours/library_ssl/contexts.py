"""A context begins with safe settings, which can be changed within limits."""
import ssl


def attempt(change):
    try:
        change()
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)


for protocol in (ssl.PROTOCOL_TLS_CLIENT, ssl.PROTOCOL_TLS_SERVER):
    context = ssl.SSLContext(protocol)
    print(repr(context.protocol), repr(context.verify_mode), context.check_hostname, repr(context.verify_flags))
    print(repr(context.options), context.num_tickets, context.sni_callback, context.keylog_filename)
    print(repr(context.minimum_version), repr(context.maximum_version), context.cert_store_stats())
context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
attempt(lambda: setattr(context, 'verify_mode', ssl.CERT_NONE))
attempt(lambda: setattr(context, 'verify_mode', 9))
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
context.check_hostname = True
print(repr(context.verify_mode))
attempt(lambda: setattr(context, 'minimum_version', 5))
attempt(lambda: setattr(context, 'options', -1))
attempt(lambda: setattr(context, 'options', 'x'))
attempt(lambda: setattr(context, 'num_tickets', 1))
attempt(lambda: setattr(context, 'sni_callback', print))
attempt(lambda: setattr(context, 'protocol', 1))
context.minimum_version = ssl.TLSVersion.TLSv1_2
context.maximum_version = ssl.TLSVersion.MAXIMUM_SUPPORTED
print(repr(context.minimum_version), repr(context.maximum_version))
attempt(lambda: ssl.SSLContext(77))
