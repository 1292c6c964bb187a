"""What goes wrong with archives."""

__all__ = [
    'AbsoluteLinkError', 'AbsolutePathError', 'CompressionError', 'EOFHeaderError', 'EmptyHeaderError', 'ExtractError',
    'FilterError', 'HeaderError', 'InvalidHeaderError', 'LinkFallbackError', 'LinkOutsideDestinationError',
    'OutsideDestinationError', 'ReadError', 'SpecialFileError', 'StreamError', 'SubsequentHeaderError', 'TarError',
    'TruncatedHeaderError',
]


class TarError(Exception):
    """Base of all of them."""


class ExtractError(TarError):
    """A member that cannot be extracted well."""


class ReadError(TarError):
    """An archive that cannot be read."""


class CompressionError(TarError):
    """A kind of compression that is not there."""


class StreamError(TarError):
    """What a stream cannot do."""


class HeaderError(TarError):
    """Base of what is wrong with headers."""


class EmptyHeaderError(HeaderError):
    """No header where one should be."""


class TruncatedHeaderError(HeaderError):
    """A header that ends too early."""


class EOFHeaderError(HeaderError):
    """The header of the end."""


class InvalidHeaderError(HeaderError):
    """A header that is none."""


class SubsequentHeaderError(HeaderError):
    """A header that lacks the one which it belongs to."""


class FilterError(TarError):
    """A member that a filter refuses."""


class AbsolutePathError(FilterError):
    """A member with an absolute path."""

    def __init__(self, tarinfo) -> None:
        self.tarinfo = tarinfo
        super().__init__(f'member {tarinfo.name!r} has an absolute path')


class OutsideDestinationError(FilterError):
    """A member that would be put elsewhere."""

    def __init__(self, tarinfo, path) -> None:
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f'{tarinfo.name!r} would be extracted to {path!r}, which is outside the destination')


class SpecialFileError(FilterError):
    """A member that is a device or a pipe."""

    def __init__(self, tarinfo) -> None:
        self.tarinfo = tarinfo
        super().__init__(f'{tarinfo.name!r} is a special file')


class AbsoluteLinkError(FilterError):
    """A link to an absolute path."""

    def __init__(self, tarinfo) -> None:
        self.tarinfo = tarinfo
        super().__init__(f'{tarinfo.name!r} is a link to an absolute path')


class LinkOutsideDestinationError(FilterError):
    """A link to somewhere else."""

    def __init__(self, tarinfo, path) -> None:
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f'{tarinfo.name!r} would link to {path!r}, which is outside the destination')


class LinkFallbackError(FilterError):
    """A link whose target would have to be extracted instead, and is refused."""

    def __init__(self, tarinfo, path) -> None:
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f'link {tarinfo.name!r} would be extracted as a copy of {path!r}, which was rejected')
