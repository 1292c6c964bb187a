"""Paths of Windows as URLs, and back; kept for programs that still import it."""

import warnings

warnings._deprecated('nturl2path', message='nturl2path is deprecated and slated for removal in Python 3.19',
                     remove=(3, 19)) if hasattr(warnings, '_deprecated') else None

__all__ = ['url2pathname', 'pathname2url']


def url2pathname(url: str) -> str:
    """Return the path that a `file:` URL names, without its scheme."""
    from urllib.parse import unquote
    if url[:3] == '///':
        # No host.
        url = url[2:]
    elif url[:12] == '//localhost/':
        url = url[11:]
    if url[:3] == '///':
        # A server's share, with the empty host in front.
        url = url[1:]
    else:
        if url[:1] == '/' and url[2:3] in (':', '|'):
            # The slash before a drive.
            url = url[1:]
        if url[1:2] == '|':
            url = url[:1] + ':' + url[2:]
    return unquote(url.replace('/', '\\'), errors='surrogateescape')


def pathname2url(path: str) -> str:
    """Return a path as the part of a `file:` URL that follows its scheme."""
    import ntpath
    from urllib.parse import quote
    path = path.replace('\\', '/')
    if path[:4] == '//?/':
        path = path[4:]
        if path[:4].upper() == 'UNC/':
            path = '//' + path[4:]
    drive, root, tail = ntpath.splitroot(path)
    drive = drive.replace('\\', '/')
    if drive:
        if drive[1:] == ':':
            drive = '///' + drive
        drive = quote(drive, safe='/:')
    elif root:
        root = '//' + root.replace('\\', '/')
    return drive + root.replace('\\', '/') + quote(tail.replace('\\', '/'), errors='surrogateescape')
