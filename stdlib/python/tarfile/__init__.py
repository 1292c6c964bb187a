"""Archives as tar writes them."""

import sys

from ._archive import TarFile
from ._errors import *
from ._errors import TarError
from ._filters import data_filter, fully_trusted_filter, tar_filter
from ._headers import (
    AREGTYPE, BLKTYPE, BLOCKSIZE, CHRTYPE, CONTTYPE, DEFAULT_FORMAT, DIRTYPE, FIFOTYPE, GNU_FORMAT, GNUTYPE_LONGLINK,
    GNUTYPE_LONGNAME, GNUTYPE_SPARSE, LNKTYPE, NUL, PAX_FORMAT, RECORDSIZE, REGTYPE, SYMTYPE, USTAR_FORMAT, XGLTYPE, XHDTYPE,
)
from ._info import TarInfo
from ._streams import ExFileObject

__all__ = [
    'TarFile', 'TarInfo', 'is_tarfile', 'TarError', 'ReadError', 'CompressionError', 'StreamError', 'ExtractError',
    'HeaderError', 'ENCODING', 'USTAR_FORMAT', 'GNU_FORMAT', 'PAX_FORMAT', 'DEFAULT_FORMAT', 'open', 'fully_trusted_filter',
    'data_filter', 'tar_filter', 'FilterError', 'AbsoluteLinkError', 'OutsideDestinationError', 'SpecialFileError',
    'AbsolutePathError', 'LinkOutsideDestinationError', 'LinkFallbackError',
]

ENCODING = sys.getfilesystemencoding()
open = TarFile.open


def is_tarfile(name) -> bool:
    """Whether a file, given by its name or open, is an archive that can be read."""
    try:
        if hasattr(name, 'read'):
            place = name.tell()
            try:
                archive = open(fileobj=name)
            finally:
                name.seek(place)
        else:
            archive = open(name)
        archive.close()
        return True
    except TarError:
        return False
