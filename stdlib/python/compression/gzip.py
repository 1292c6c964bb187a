"""The module `gzip`, under the name that it has among its like."""

import gzip
from gzip import *  # noqa: F403

__all__ = gzip.__all__ if hasattr(gzip, '__all__') else [name for name in dir(gzip) if not name.startswith('_')]
__doc__ = gzip.__doc__
