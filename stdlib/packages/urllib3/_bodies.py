"""What goes wrong with the body of an answer."""

from http.client import IncompleteRead as _IncompleteRead

from .exceptions import HTTPError

__all__ = ['IncompleteRead', 'InvalidChunkLength']


class IncompleteRead(HTTPError, _IncompleteRead):
    """The body ended early."""

    def __init__(self, partial: int, expected) -> None:
        self.args = (partial, expected)
        self.partial = partial
        self.expected = expected

    def __repr__(self) -> str:
        missing = '' if self.expected is None else f', {self.expected} more expected'
        return f'IncompleteRead({self.partial} bytes read{missing})'

    __str__ = __repr__


class InvalidChunkLength(HTTPError, _IncompleteRead):
    """A chunk does not say how long it is."""

    def __init__(self, response, length: bytes) -> None:
        self.partial = response.tell()
        self.expected = None
        self.args = (self.partial, None)
        self.response = response
        self.length = length

    def __repr__(self) -> str:
        return f'InvalidChunkLength(got length {self.length!r}, {self.partial} bytes read)'

    __str__ = __repr__
