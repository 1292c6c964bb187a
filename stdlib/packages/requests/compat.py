"""Names of the library that programs have taken from here since there were two Pythons."""

import json
from builtins import bytes, str
from collections import OrderedDict
from collections.abc import Callable, Mapping, MutableMapping
from http import cookiejar as cookielib
from http.cookies import Morsel
from io import StringIO
from json import JSONDecodeError
from urllib.parse import quote, quote_plus, unquote, unquote_plus, urldefrag, urlencode, urljoin, urlparse, urlsplit, urlunparse
from urllib.request import getproxies, getproxies_environment, parse_http_list, proxy_bypass, proxy_bypass_environment

__all__ = ['Callable', 'JSONDecodeError', 'Mapping', 'Morsel', 'MutableMapping', 'OrderedDict', 'StringIO', 'basestring',
           'builtin_str', 'bytes', 'cookielib', 'getproxies', 'getproxies_environment', 'has_simplejson', 'integer_types',
           'is_py2', 'is_py3', 'json', 'numeric_types', 'parse_http_list', 'proxy_bypass', 'proxy_bypass_environment',
           'quote', 'quote_plus', 'str', 'unquote', 'unquote_plus', 'urldefrag', 'urlencode', 'urljoin', 'urlparse',
           'urlsplit', 'urlunparse']

is_py2 = False
is_py3 = True
has_simplejson = False
builtin_str = str
basestring = (str, bytes)
numeric_types = (int, float)
integer_types = (int,)
