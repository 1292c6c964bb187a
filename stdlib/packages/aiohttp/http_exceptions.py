"""What is wrong with a message."""

__all__ = ['HttpProcessingError']


class HttpProcessingError(Exception):
    """A message cannot be handled: with the status that says so."""

    code = 0
    message = ''
    headers = None

    def __init__(self, *, code=None, message='', headers=None) -> None:
        if code is not None:
            self.code = code
        self.headers = headers
        self.message = message

    def __str__(self) -> str:
        return f'{self.code}, message:\n  {self.message}'

    def __repr__(self) -> str:
        return f'<{type(self).__name__}: {self.code}, message={self.message!r}>'


class BadHttpMessage(HttpProcessingError):
    """A message is none."""

    code = 400
    message = 'Bad Request'

    def __init__(self, message, *, headers=None) -> None:
        super().__init__(message=message, headers=headers)
        self.args = (message,)


class HttpBadRequest(BadHttpMessage):
    """A request is none."""


class PayloadEncodingError(BadHttpMessage):
    """A body is none."""


class ContentEncodingError(PayloadEncodingError):
    """A body cannot be decompressed."""


class TransferEncodingError(PayloadEncodingError):
    """A body does not come in chunks as it should."""


class ContentLengthError(PayloadEncodingError):
    """A body is too short."""


class DecompressSizeError(PayloadEncodingError):
    """A body grows too much when it is decompressed."""


class LineTooLong(BadHttpMessage):
    """A line is too long."""

    def __init__(self, line, limit='Unknown', actual_size='Unknown') -> None:
        super().__init__(f'Got more than {limit} bytes when reading: {line!r}.')
        self.args = (line, limit, actual_size)


class InvalidHeader(BadHttpMessage):
    """A header is none."""

    def __init__(self, hdr) -> None:
        text = hdr.decode(errors='backslashreplace') if isinstance(hdr, bytes) else hdr
        super().__init__(f'Invalid HTTP header: {text!r}')
        self.hdr = text
        self.args = (hdr,)


class BadStatusLine(BadHttpMessage):
    """A first line is none."""

    def __init__(self, line='', error=None) -> None:
        line = line if isinstance(line, str) else repr(line)
        super().__init__(error or f'Bad status line {line!r}')
        self.args = (line,)
        self.line = line


class BadHttpMethod(BadStatusLine):
    """A method is none."""

    def __init__(self, line='', error=None) -> None:
        super().__init__(line, error or f'Bad HTTP method in status line {line!r}')


class InvalidURLError(BadHttpMessage):
    """A URL is none."""
