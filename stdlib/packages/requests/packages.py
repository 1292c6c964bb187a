"""`requests.packages.urllib3`, as programs name it that silence its warnings."""

import sys

import urllib3
import urllib3.exceptions
import urllib3.util
import urllib3.util.retry
import urllib3.util.timeout

__all__ = ['urllib3']

for _name in ('urllib3', 'urllib3.exceptions', 'urllib3.util', 'urllib3.util.retry', 'urllib3.util.timeout'):
    sys.modules[f'{__name__}.{_name}'] = sys.modules[_name]
