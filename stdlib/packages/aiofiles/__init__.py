"""Files for coroutines: what waits for the disk waits in a thread."""

from . import os, tempfile
from ._streams import stderr, stderr_bytes, stdin, stdin_bytes, stdout, stdout_bytes
from .threadpool import open

__version__ = '25.1.0'
__all__ = ['open', 'tempfile', 'os', 'stdin', 'stdout', 'stderr', 'stdin_bytes', 'stdout_bytes', 'stderr_bytes']
