"""HTTP for people: `requests.get(url)`, sessions, and what answers say."""

from . import adapters, auth, cookies, exceptions, models, sessions, status_codes, structures, utils
from .api import delete, get, head, options, patch, post, put, request
from .exceptions import (ChunkedEncodingError, ConnectionError, ConnectTimeout, ContentDecodingError,
                         FileModeWarning, HTTPError, InvalidHeader, InvalidJSONError, InvalidProxyURL, InvalidSchema,
                         InvalidURL, JSONDecodeError, MissingSchema, ProxyError, ReadTimeout, RequestException,
                         RequestsDependencyWarning, RetryError, SSLError, StreamConsumedError, Timeout,
                         TooManyRedirects, UnrewindableBodyError, URLRequired)
from .models import PreparedRequest, Request, Response
from .sessions import Session, session
from .status_codes import codes

__version__ = '2.34.2'
__title__ = 'requests'
__all__ = ['delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'request', 'Session', 'session', 'Request',
           'PreparedRequest', 'Response', 'codes', 'exceptions', 'ConnectionError', 'ConnectTimeout', 'HTTPError',
           'ReadTimeout', 'RequestException', 'Timeout', 'TooManyRedirects', 'URLRequired', 'JSONDecodeError']
