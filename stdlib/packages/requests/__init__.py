"""HTTP for people: `requests.get(url)`, sessions, and what answers say."""

from . import adapters, cookies, exceptions, models, sessions, structures, utils
from .api import delete, get, head, options, patch, post, put, request
from .exceptions import (ChunkedEncodingError, ConnectionError, ConnectTimeout, ContentDecodingError,
                         FileModeWarning, HTTPError, InvalidHeader, InvalidJSONError, InvalidProxyURL, InvalidSchema,
                         InvalidURL, JSONDecodeError, MissingSchema, ProxyError, ReadTimeout, RequestException,
                         RequestsDependencyWarning, RetryError, SSLError, StreamConsumedError, Timeout,
                         TooManyRedirects, UnrewindableBodyError, URLRequired)
from .models import PreparedRequest, Request, Response
from .sessions import Session, session

__version__ = '2.34.2'
__title__ = 'requests'
__all__ = ['delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'request', 'Session', 'session', 'Request',
           'PreparedRequest', 'Response', 'codes', 'exceptions', 'ConnectionError', 'ConnectTimeout', 'HTTPError',
           'ReadTimeout', 'RequestException', 'Timeout', 'TooManyRedirects', 'URLRequired', 'JSONDecodeError']


def __getattr__(name):
    # What most programs do without is imported when they ask for it.
    if name == 'codes':
        from .status_codes import codes
        globals()['codes'] = codes
        return codes
    if name in ('auth', 'certs', 'compat', 'hooks', 'packages', 'status_codes'):
        from importlib import import_module
        return import_module(f'{__name__}.{name}')
    if name == 'check_compatibility':
        # Everything comes with the package, so it fits.
        return lambda *versions: None
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
