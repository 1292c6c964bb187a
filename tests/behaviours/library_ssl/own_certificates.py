"""A side's own certificate and key come from files that must fit together."""
import pathlib
import ssl
from _parties import path, shown


def attempt(*files, **how):
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(*files, **how)
        print('loaded')
    except (ssl.SSLError, OSError, TypeError) as error:
        print(shown(error))


attempt(path('server'), path('server-key'))
attempt(pathlib.Path(path('server')), path('server-key').encode())
attempt(path('server'), path('client-key'))
attempt(path('server'))
attempt(path('server-key'))
attempt('missing.pem')
attempt(path('server'), 'missing.pem')
attempt(__file__)
attempt(5)
attempt(path('server'), path('server-key'), password=5)
attempt(path('server'), path('server-key'), password='not needed')
