"""The module `lzma`, under the name that it has among its like."""

import lzma
from lzma import *  # noqa: F403

__all__ = lzma.__all__ if hasattr(lzma, '__all__') else [name for name in dir(lzma) if not name.startswith('_')]
__doc__ = lzma.__doc__
