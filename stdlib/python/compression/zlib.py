"""The module `zlib`, under the name that it has among its like."""

import zlib
from zlib import *  # noqa: F403

__all__ = zlib.__all__ if hasattr(zlib, '__all__') else [name for name in dir(zlib) if not name.startswith('_')]
__doc__ = zlib.__doc__
