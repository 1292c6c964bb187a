"""Small things that servers and applications need."""

import posixpath

__all__ = ['FileWrapper', 'guess_scheme', 'application_uri', 'request_uri', 'shift_path_info', 'setup_testing_defaults']

_HOP_BY_HOP = frozenset((
    'connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailers', 'transfer-encoding',
    'upgrade',
))


class FileWrapper:
    """Gives what is in a file, a block at a time."""

    def __init__(self, filelike, blksize: int = 8192) -> None:
        self.filelike = filelike
        self.blksize = blksize
        if hasattr(filelike, 'close'):
            self.close = filelike.close

    def __iter__(self):
        return self

    def __next__(self) -> bytes:
        data = self.filelike.read(self.blksize)
        if data:
            return data
        raise StopIteration


def guess_scheme(environ: dict) -> str:
    """Return `https` if the variables of a server say so, `http` otherwise."""
    return 'https' if environ.get('HTTPS') in ('yes', 'on', '1') else 'http'


def application_uri(environ: dict) -> str:
    """Return the address of the application, without path and query."""
    from urllib.parse import quote
    scheme = environ['wsgi.url_scheme']
    url = scheme + '://'
    if environ.get('HTTP_HOST'):
        url += environ['HTTP_HOST']
    else:
        url += environ['SERVER_NAME']
        if environ['SERVER_PORT'] != {'https': '443'}.get(scheme, '80'):
            url += ':' + environ['SERVER_PORT']
    return url + quote(environ.get('SCRIPT_NAME') or '/', encoding='latin1')


def request_uri(environ: dict, include_query: bool = True) -> str:
    """Return the address of the request."""
    from urllib.parse import quote
    url = application_uri(environ)
    path = quote(environ.get('PATH_INFO', ''), safe='/;=,', encoding='latin1')
    url += path if environ.get('SCRIPT_NAME') else path[1:]
    if include_query and environ.get('QUERY_STRING'):
        url += '?' + environ['QUERY_STRING']
    return url


def shift_path_info(environ: dict) -> str | None:
    """Move a name from PATH_INFO to SCRIPT_NAME and return it; None if there is none."""
    path = environ.get('PATH_INFO', '')
    if not path:
        return None
    parts = path.split('/')
    parts[1:-1] = [part for part in parts[1:-1] if part and part != '.']
    name = parts[1]
    del parts[1]
    script = posixpath.normpath(environ.get('SCRIPT_NAME', '') + '/' + name)
    if script.endswith('/'):
        script = script[:-1]
    if not name and not script.endswith('/'):
        script += '/'
    environ['SCRIPT_NAME'] = script
    environ['PATH_INFO'] = '/'.join(parts)
    # A single dot means nothing, and the name after it is wanted.
    if name == '.':
        name = None
    return name


def setup_testing_defaults(environ: dict) -> None:
    """Put what a server would say into a dict where it says nothing."""
    import io
    environ.setdefault('SERVER_NAME', '127.0.0.1')
    environ.setdefault('SERVER_PROTOCOL', 'HTTP/1.0')
    environ.setdefault('HTTP_HOST', environ['SERVER_NAME'])
    environ.setdefault('REQUEST_METHOD', 'GET')
    if 'SCRIPT_NAME' not in environ and 'PATH_INFO' not in environ:
        environ.setdefault('SCRIPT_NAME', '')
        environ.setdefault('PATH_INFO', '/')
    for name, value in (('version', (1, 0)), ('run_once', 0), ('multithread', 0), ('multiprocess', 0)):
        environ.setdefault('wsgi.' + name, value)
    environ.setdefault('wsgi.input', io.BytesIO())
    environ.setdefault('wsgi.errors', io.StringIO())
    environ.setdefault('wsgi.url_scheme', guess_scheme(environ))
    environ.setdefault('SERVER_PORT', {'http': '80', 'https': '443'}.get(environ['wsgi.url_scheme'], ''))


def is_hop_by_hop(header_name: str) -> bool:
    """Whether a field is between two machines, and no business of an application."""
    return header_name.lower() in _HOP_BY_HOP
