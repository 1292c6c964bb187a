"""The name that `re._parse` had before; kept for programs that still import it."""

import warnings

from re import _parse as _source

warnings.warn(f'module {__name__!r} is deprecated', DeprecationWarning, stacklevel=2)

globals().update({name: value for name, value in vars(_source).items() if not name.startswith('__')})
