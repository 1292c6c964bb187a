"""How long connecting and reading may take."""

__all__ = ['Timeout']


class _Default:
    # What is said of a time that nobody has set.

    def __repr__(self) -> str:
        return '<_TYPE_DEFAULT.token: -1>'


_DEFAULT = _Default()


class Timeout:
    """Seconds for connecting, for each reading, and for both together; None for any time."""

    DEFAULT_TIMEOUT = _DEFAULT

    def __init__(self, total=None, connect=_DEFAULT, read=_DEFAULT) -> None:
        self.total = self._checked(total, 'total')
        self._connect = self._checked(connect, 'connect')
        self._read = self._checked(read, 'read')

    def __repr__(self) -> str:
        return f'Timeout(connect={self._connect!r}, read={self._read!r}, total={self.total!r})'

    __str__ = __repr__

    @staticmethod
    def _checked(value, name):
        if value is None or value is _DEFAULT:
            return value
        if isinstance(value, bool):
            raise ValueError('Timeout cannot be a boolean value. It must be an int, float or None.')
        try:
            float(value)
        except (TypeError, ValueError):
            raise ValueError(f'Timeout value {name} was {value}, but it must be an int, float or None.') from None
        if value <= 0:
            raise ValueError(f'Attempted to set {name} timeout to {value}, but the timeout cannot be set to a value less '
                             'than or equal to 0.')
        return value

    @classmethod
    def from_float(cls, timeout):
        """Return the same time for connecting and for reading."""
        return cls(read=timeout, connect=timeout)

    def clone(self):
        """Return a copy."""
        return type(self)(connect=self._connect, read=self._read, total=self.total)

    def _least(self, value):
        value = None if value is _DEFAULT else value
        if self.total is None or value is None:
            return self.total if value is None else value
        return min(value, self.total)

    @property
    def connect_timeout(self):
        """The seconds for connecting."""
        return self._least(self._connect)

    @property
    def read_timeout(self):
        """The seconds for each reading."""
        return self._least(self._read)
