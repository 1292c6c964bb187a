"""How often a request is repeated, and how long is waited before that."""

import random
import time
from collections import namedtuple

from ..exceptions import (ConnectTimeoutError, InvalidHeader, MaxRetryError, ProtocolError, ProxyError, ReadTimeoutError,
                          ResponseError)

__all__ = ['Retry', 'RequestHistory']

# What was tried, and what came of it.
RequestHistory = namedtuple('RequestHistory', 'method url error status redirect_location')


class Retry:
    """How often a request may still be repeated. It never changes: each failure gives another one, with less left."""

    DEFAULT_ALLOWED_METHODS = frozenset(('DELETE', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'TRACE'))
    RETRY_AFTER_STATUS_CODES = frozenset((413, 429, 503))
    DEFAULT_REMOVE_HEADERS_ON_REDIRECT = frozenset(('Cookie', 'Authorization', 'Proxy-Authorization'))
    DEFAULT_BACKOFF_MAX = 120
    DEFAULT_RETRY_AFTER_MAX = 21600
    DEFAULT = None

    def __init__(self, total=10, connect=None, read=None, redirect=None, status=None, other=None,
                 allowed_methods=DEFAULT_ALLOWED_METHODS, status_forcelist=None, backoff_factor=0,
                 backoff_max=DEFAULT_BACKOFF_MAX, raise_on_redirect=True, raise_on_status=True, history=None,
                 respect_retry_after_header=True, remove_headers_on_redirect=DEFAULT_REMOVE_HEADERS_ON_REDIRECT,
                 backoff_jitter=0.0, retry_after_max=DEFAULT_RETRY_AFTER_MAX) -> None:
        if redirect is False or total is False:
            redirect = 0
            raise_on_redirect = False
        self.total = total
        self.connect = connect
        self.read = read
        self.redirect = redirect
        self.status = status
        self.other = other
        self.allowed_methods = allowed_methods
        self.status_forcelist = status_forcelist or set()
        self.backoff_factor = backoff_factor
        self.backoff_max = backoff_max
        self.raise_on_redirect = raise_on_redirect
        self.raise_on_status = raise_on_status
        self.history = history or ()
        self.respect_retry_after_header = respect_retry_after_header
        self.remove_headers_on_redirect = frozenset(name.lower() for name in remove_headers_on_redirect)
        self.backoff_jitter = backoff_jitter
        self.retry_after_max = retry_after_max

    def __repr__(self) -> str:
        return (f'{type(self).__name__}(total={self.total}, connect={self.connect}, read={self.read}, '
                f'redirect={self.redirect}, status={self.status})')

    def new(self, **changes):
        """Return the same with changes."""
        settings = {name: getattr(self, name) for name in (
            'total', 'connect', 'read', 'redirect', 'status', 'other', 'allowed_methods', 'status_forcelist',
            'backoff_factor', 'backoff_max', 'raise_on_redirect', 'raise_on_status', 'history',
            'remove_headers_on_redirect', 'respect_retry_after_header', 'backoff_jitter', 'retry_after_max')}
        return type(self)(**settings | changes)

    @classmethod
    def from_int(cls, retries, redirect=True, default=None):
        """Return what a number, or None, means."""
        if retries is None:
            retries = default if default is not None else cls.DEFAULT
        if isinstance(retries, Retry):
            return retries
        return cls(retries, redirect=bool(redirect) and None)

    def get_backoff_time(self) -> float:
        """Return the seconds to wait, which double with each failure in a row."""
        failures = 0
        for each in reversed(self.history):
            if each.redirect_location is not None:
                break
            failures += 1
        if failures <= 1:
            return 0
        seconds = self.backoff_factor * 2 ** (failures - 1)
        if self.backoff_jitter:
            seconds += random.random() * self.backoff_jitter
        return float(max(0, min(self.backoff_max, seconds)))

    def parse_retry_after(self, retry_after) -> float:
        """Return the seconds that a header `Retry-After` asks for."""
        if retry_after.strip().isdecimal():
            seconds = int(retry_after)
        else:
            from email.utils import mktime_tz, parsedate_tz
            date = parsedate_tz(retry_after)
            if date is None:
                raise InvalidHeader(f'Invalid Retry-After header: {retry_after}')
            seconds = mktime_tz(date) - time.time()
        return min(max(seconds, 0), self.retry_after_max)

    def get_retry_after(self, response):
        """Return the seconds that an answer asks to wait, or None."""
        header = response.headers.get('Retry-After')
        return None if header is None else self.parse_retry_after(header)

    def sleep_for_retry(self, response) -> bool:
        """Wait as long as an answer asks; return whether it does."""
        seconds = self.get_retry_after(response)
        if seconds:
            time.sleep(seconds)
        return bool(seconds)

    def sleep(self, response=None) -> None:
        """Wait before the next attempt."""
        if self.respect_retry_after_header and response is not None and self.sleep_for_retry(response):
            return
        seconds = self.get_backoff_time()
        if seconds > 0:
            time.sleep(seconds)

    def _is_connection_error(self, error) -> bool:
        if isinstance(error, ProxyError):
            error = error.original_error
        return isinstance(error, ConnectTimeoutError)

    def _is_read_error(self, error) -> bool:
        return isinstance(error, (ReadTimeoutError, ProtocolError))

    def _is_method_retryable(self, method) -> bool:
        return not self.allowed_methods or method.upper() in self.allowed_methods

    def is_retry(self, method, status_code, has_retry_after=False) -> bool:
        """Return whether an answer is a reason to ask again."""
        if not self._is_method_retryable(method):
            return False
        if self.status_forcelist and status_code in self.status_forcelist:
            return True
        return bool(self.total and self.respect_retry_after_header and has_retry_after
                    and status_code in self.RETRY_AFTER_STATUS_CODES)

    def is_exhausted(self) -> bool:
        """Return whether nothing is left."""
        counts = [count for count in (self.total, self.connect, self.read, self.redirect, self.status, self.other) if count]
        return bool(counts) and min(counts) < 0

    def increment(self, method=None, url=None, response=None, error=None, _pool=None, _stacktrace=None):
        """Return what is left after a failure; raise it, or `MaxRetryError`, if nothing is."""
        if self.total is False and error is not None:
            raise error
        changes = {'total': None if self.total is None else self.total - 1}

        def less(name) -> None:
            left = getattr(self, name)
            if left is not None:
                changes[name] = left - 1
        status = location = None
        cause = 'unknown'
        if error is not None:
            if self._is_connection_error(error):
                if self.connect is False:
                    raise error
                less('connect')
            elif self._is_read_error(error):
                if self.read is False or method is None or not self._is_method_retryable(method):
                    raise error
                less('read')
            else:
                less('other')
        elif response is not None and response.get_redirect_location():
            less('redirect')
            cause = 'too many redirects'
            location = response.get_redirect_location() or None
            status = response.status
        else:
            cause = ResponseError.GENERIC_ERROR
            if response is not None and response.status:
                less('status')
                cause = ResponseError.SPECIFIC_ERROR.format(status_code=response.status)
                status = response.status
        changes['history'] = (*self.history, RequestHistory(method, url, error, status, location))
        left = self.new(**changes)
        if left.is_exhausted():
            reason = error or ResponseError(cause)
            raise MaxRetryError(_pool, url, reason) from reason
        return left


Retry.DEFAULT = Retry(3)
