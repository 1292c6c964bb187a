"""What is raised when a URL cannot be opened."""

import io
import urllib.response

__all__ = ['URLError', 'HTTPError', 'ContentTooShortError']


class URLError(OSError):
    """A URL cannot be opened; `reason` says why, as a text or an exception."""

    def __init__(self, reason, filename=None) -> None:
        self.args = reason,
        self.reason = reason
        if filename is not None:
            self.filename = filename

    def __str__(self) -> str:
        return f'<urlopen error {self.reason}>'


class HTTPError(URLError, urllib.response.addinfourl):
    """A server's answer that is an error, which can be read like any other."""

    __super_init = urllib.response.addinfourl.__init__

    def __init__(self, url, code, msg, hdrs, fp) -> None:
        self.code = code
        self.msg = msg
        self.hdrs = hdrs
        self.filename = url
        self.fp = io.BytesIO() if fp is None else fp
        self.__super_init(self.fp, hdrs, url, code)

    def __str__(self) -> str:
        return f'HTTP Error {self.code}: {self.msg}'

    def __repr__(self) -> str:
        return f'<HTTPError {self.code}: {self.msg!r}>'

    @property
    def reason(self):
        """Why, as the server says it."""
        return self.msg

    @property
    def headers(self):
        """The headers of the answer."""
        return self.hdrs

    @headers.setter
    def headers(self, headers) -> None:
        self.hdrs = headers


class ContentTooShortError(URLError):
    """Less came than was announced; `content` is what there was."""

    def __init__(self, message, content) -> None:
        URLError.__init__(self, message)
        self.content = content
