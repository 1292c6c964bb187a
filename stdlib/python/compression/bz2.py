"""The module `bz2`, under the name that it has among its like."""

import bz2
from bz2 import *  # noqa: F403

__all__ = bz2.__all__ if hasattr(bz2, '__all__') else [name for name in dir(bz2) if not name.startswith('_')]
__doc__ = bz2.__doc__
