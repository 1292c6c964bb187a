"""Answers that are raised: a class for each status."""

from http import HTTPStatus

from multidict import CIMultiDict
from yarl import URL

from .web_response import Response

__all__ = ['HTTPException', 'HTTPError', 'HTTPRedirection', 'HTTPSuccessful', 'HTTPClientError', 'HTTPServerError',
           'HTTPMove', 'NotAppKeyWarning']


class NotAppKeyWarning(UserWarning):
    """A key of an application is no `AppKey`."""


class HTTPException(Response, Exception):
    """An answer that is raised."""

    status_code = -1
    empty_body = False

    def __init__(self, *, headers=None, reason=None, body=None, text=None, content_type=None) -> None:
        if text is None and body is None and not self.empty_body:
            text = f'{self.status_code}: {reason or _reason(self.status_code)}'
        Response.__init__(self, status=self.status_code, headers=headers, reason=reason, body=body, text=text,
                          content_type=content_type)
        Exception.__init__(self, self.reason)

    def __bool__(self) -> bool:
        return True

    __hash__ = object.__hash__

    def __eq__(self, other) -> bool:
        return self is other


class HTTPError(HTTPException):
    """Statuses from 400."""


class HTTPRedirection(HTTPException):
    """Statuses of 3xx."""


class HTTPSuccessful(HTTPException):
    """Statuses of 2xx."""


class HTTPClientError(HTTPError):
    """Statuses of 4xx."""


class HTTPServerError(HTTPError):
    """Statuses from 500."""


class HTTPMove(HTTPRedirection):
    """Statuses that lead elsewhere."""

    def __init__(self, location, *, headers=None, reason=None, body=None, text=None, content_type=None) -> None:
        if not location:
            raise ValueError('HTTP redirects need a location to redirect to.')
        super().__init__(headers=headers, reason=reason, body=body, text=text, content_type=content_type)
        self.headers['Location'] = str(URL(location))
        self.location = location


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ''


def _make() -> None:
    names = {
        HTTPSuccessful: {200: 'Ok', 201: 'Created', 202: 'Accepted', 203: 'NonAuthoritativeInformation',
                         204: 'NoContent', 205: 'ResetContent', 206: 'PartialContent'},
        HTTPMove: {300: 'MultipleChoices', 301: 'MovedPermanently', 302: 'Found', 303: 'SeeOther', 305: 'UseProxy',
                   307: 'TemporaryRedirect', 308: 'PermanentRedirect'},
        HTTPRedirection: {304: 'NotModified'},
        HTTPClientError: {
            400: 'BadRequest', 401: 'Unauthorized', 402: 'PaymentRequired', 403: 'Forbidden', 404: 'NotFound',
            406: 'NotAcceptable', 407: 'ProxyAuthenticationRequired', 408: 'RequestTimeout', 409: 'Conflict',
            410: 'Gone', 411: 'LengthRequired', 412: 'PreconditionFailed', 414: 'RequestURITooLong',
            415: 'UnsupportedMediaType', 416: 'RequestRangeNotSatisfiable', 417: 'ExpectationFailed',
            421: 'MisdirectedRequest', 422: 'UnprocessableEntity', 424: 'FailedDependency', 426: 'UpgradeRequired',
            428: 'PreconditionRequired', 429: 'TooManyRequests', 431: 'RequestHeaderFieldsTooLarge',
            451: 'UnavailableForLegalReasons'},
        HTTPServerError: {500: 'InternalServerError', 501: 'NotImplemented', 502: 'BadGateway',
                          503: 'ServiceUnavailable', 504: 'GatewayTimeout', 505: 'VersionNotSupported',
                          506: 'VariantAlsoNegotiates', 507: 'InsufficientStorage', 510: 'NotExtended',
                          511: 'NetworkAuthenticationRequired'}}
    for base, statuses in names.items():
        for status, name in statuses.items():
            name = f'HTTP{name}'
            inside = {'status_code': status, '__doc__': f'{status} {_reason(status)}', '__module__': __name__,
                      'empty_body': status in (204, 205, 304)}
            globals()[name] = type(name, (base,), inside)
            __all__.append(name)


_make()


class HTTPMethodNotAllowed(HTTPClientError):
    """405 Method Not Allowed."""

    status_code = 405

    def __init__(self, method, allowed_methods, *, headers=None, reason=None, body=None, text=None,
                 content_type=None) -> None:
        super().__init__(headers=headers, reason=reason, body=body, text=text, content_type=content_type)
        self.headers['Allow'] = ','.join(sorted(allowed_methods))
        self.allowed_methods = set(allowed_methods)
        self.method = method.upper()


class HTTPRequestEntityTooLarge(HTTPClientError):
    """413 Request Entity Too Large."""

    status_code = 413

    def __init__(self, max_size, actual_size, **kwargs) -> None:
        kwargs.setdefault('text', f'Maximum request body size {max_size} exceeded, actual body size {actual_size}')
        super().__init__(**kwargs)


__all__ += ['HTTPMethodNotAllowed', 'HTTPRequestEntityTooLarge']
