"""Archives in the format ZIP, read and written."""

from zipfile._archive import ZipFile
from zipfile._information import (
    ZIP_BZIP2,
    ZIP_DEFLATED,
    ZIP_LZMA,
    ZIP_STORED,
    BadZipFile,
    LargeZipFile,
    ZipInfo,
)
from zipfile._records import is_zipfile

__all__ = [
    'BadZipFile', 'BadZipfile', 'error',
    'ZIP_STORED', 'ZIP_DEFLATED', 'ZIP_BZIP2', 'ZIP_LZMA',
    'is_zipfile', 'ZipInfo', 'ZipFile', 'LargeZipFile', 'Path',
]

error = BadZipfile = BadZipFile


def __getattr__(name: str):
    # Few programs need it, and all of `pathlib` with it.
    if name == 'Path':
        from zipfile._path import Path
        globals()[name] = Path
        return Path
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
