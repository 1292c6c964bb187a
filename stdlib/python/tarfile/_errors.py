"""What goes wrong with archives."""

__all__ = [
    'AbsoluteLinkError', 'AbsolutePathError', 'CompressionError', 'EOFHeaderError', 'EmptyHeaderError', 'ExtractError',
    'FilterError', 'HeaderError', 'InvalidHeaderError', 'LinkFallbackError', 'LinkOutsideDestinationError',
    'OutsideDestinationError', 'ReadError', 'SpecialFileError', 'StreamError', 'SubsequentHeaderError', 'TarError',
    'TruncatedHeaderError',
]


class TarError(Exception):
    """Base of all of them."""

    __module__ = 'tarfile'


class ExtractError(TarError):
    """A member that cannot be extracted well."""

    __module__ = 'tarfile'


class ReadError(TarError):
    """An archive that cannot be read."""

    __module__ = 'tarfile'


class CompressionError(TarError):
    """A kind of compression that is not there."""

    __module__ = 'tarfile'


class StreamError(TarError):
    """What a stream cannot do."""

    __module__ = 'tarfile'


class HeaderError(TarError):
    """Base of what is wrong with headers."""

    __module__ = 'tarfile'


class EmptyHeaderError(HeaderError):
    """No header where one should be."""

    __module__ = 'tarfile'


class TruncatedHeaderError(HeaderError):
    """A header that ends too early."""

    __module__ = 'tarfile'


class EOFHeaderError(HeaderError):
    """The header of the end."""

    __module__ = 'tarfile'


class InvalidHeaderError(HeaderError):
    """A header that is none."""

    __module__ = 'tarfile'


class SubsequentHeaderError(HeaderError):
    """A header that lacks the one which it belongs to."""

    __module__ = 'tarfile'


class FilterError(TarError):
    """A member that a filter refuses."""

    __module__ = 'tarfile'


class AbsolutePathError(FilterError):
    """A member with an absolute path."""

    __module__ = 'tarfile'

    def __init__(self, tarinfo) -> None:
        self.tarinfo = tarinfo
        super().__init__(f'member {tarinfo.name!r} has an absolute path')


class OutsideDestinationError(FilterError):
    """A member that would be put elsewhere."""

    __module__ = 'tarfile'

    def __init__(self, tarinfo, path) -> None:
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f'{tarinfo.name!r} would be extracted to {path!r}, which is outside the destination')


class SpecialFileError(FilterError):
    """A member that is a device or a pipe."""

    __module__ = 'tarfile'

    def __init__(self, tarinfo) -> None:
        self.tarinfo = tarinfo
        super().__init__(f'{tarinfo.name!r} is a special file')


class AbsoluteLinkError(FilterError):
    """A link to an absolute path."""

    __module__ = 'tarfile'

    def __init__(self, tarinfo) -> None:
        self.tarinfo = tarinfo
        super().__init__(f'{tarinfo.name!r} is a link to an absolute path')


class LinkOutsideDestinationError(FilterError):
    """A link to somewhere else."""

    __module__ = 'tarfile'

    def __init__(self, tarinfo, path) -> None:
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f'{tarinfo.name!r} would link to {path!r}, which is outside the destination')


class LinkFallbackError(FilterError):
    """A link whose target would have to be extracted instead, and is refused."""

    __module__ = 'tarfile'

    def __init__(self, tarinfo, path) -> None:
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f'link {tarinfo.name!r} would be extracted as a copy of {path!r}, which was rejected')
