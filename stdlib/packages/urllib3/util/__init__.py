"""Retries, timeouts and headers."""

from .retry import Retry
from .timeout import Timeout

__all__ = ['Retry', 'Timeout', 'make_headers']


def make_headers(keep_alive=None, accept_encoding=None, user_agent=None, basic_auth=None, proxy_basic_auth=None,
                 disable_cache=None) -> dict:
    """Return headers for what is often asked for."""
    from base64 import b64encode
    headers = {}
    if accept_encoding:
        if accept_encoding is True:
            accept_encoding = 'gzip,deflate,br'
        elif isinstance(accept_encoding, (list, tuple)):
            accept_encoding = ','.join(accept_encoding)
        headers['accept-encoding'] = accept_encoding
    if user_agent:
        headers['user-agent'] = user_agent
    if keep_alive:
        headers['connection'] = 'keep-alive'
    for name, who in (('authorization', basic_auth), ('proxy-authorization', proxy_basic_auth)):
        if who:
            headers[name] = 'Basic ' + b64encode(who.encode('latin-1')).decode()
    if disable_cache:
        headers['cache-control'] = 'no-cache'
    return headers
