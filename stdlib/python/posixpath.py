"""Paths as Unix writes them."""

import genericpath
from genericpath import (
    ALLOW_MISSING,
    commonprefix,
    exists,
    getatime,
    getctime,
    getmtime,
    getsize,
    isdevdrive,
    isdir,
    isfile,
    isjunction,
    islink,
    lexists,
    samefile,
    sameopenfile,
    samestat,
)

__all__ = [
    'normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename', 'dirname', 'commonprefix',
    'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile', 'ismount',
    'expanduser', 'expandvars', 'normpath', 'abspath', 'samefile', 'sameopenfile', 'samestat', 'curdir', 'pardir',
    'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath', 'supports_unicode_filenames', 'relpath',
    'commonpath', 'isjunction', 'isdevdrive', 'ALLOW_MISSING',
]

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = False


def _fspath(path):
    # `os` itself may not be imported yet, and `posix` may leave this to it.
    if isinstance(path, (str, bytes)):
        return path
    return os.fspath(path)


def _sep(path):
    return b'/' if isinstance(path, bytes) else '/'


def normcase(s):
    """Return the path: case counts here."""
    return _fspath(s)


def isabs(s) -> bool:
    """Say whether the path begins at the root."""
    s = _fspath(s)
    return s.startswith(_sep(s))


def join(a, /, *p):
    """Join paths; an absolute one makes those before it void."""
    path = a = _fspath(a)
    slash = _sep(a)
    try:
        for part in map(_fspath, p):
            if part.startswith(slash) or not path:
                path = part if part.startswith(slash) or part else path
            elif path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError):
        genericpath._check_arg_types('join', a, *p)
        raise
    return path


def split(p) -> tuple:
    """Split into all before the last name, and that name."""
    p = _fspath(p)
    slash = _sep(p)
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p) -> tuple:
    """Split off the extension, with its dot."""
    p = _fspath(p)
    return genericpath._split_extension(p, _sep(p), b'.' if isinstance(p, bytes) else '.')


def splitdrive(p) -> tuple:
    """Split off the drive, which is empty here."""
    p = _fspath(p)
    return p[:0], p


def splitroot(p) -> tuple:
    """Split into drive, root and the rest."""
    p = _fspath(p)
    slash = _sep(p)
    empty = p[:0]
    if p[:1] != slash:
        return empty, empty, p
    # Two slashes at the beginning are something of their own (POSIX, 4.13), three are one.
    if p[1:2] != slash or p[2:3] == slash:
        return empty, slash, p[1:]
    return empty, p[:2], p[2:]


def basename(p):
    """Return the last name."""
    p = _fspath(p)
    return p[p.rfind(_sep(p)) + 1:]


def dirname(p):
    """Return all before the last name."""
    return split(p)[0]


def ismount(path) -> bool:
    """Say whether another file system is mounted there."""
    try:
        here = os.lstat(path)
    except (OSError, ValueError):
        return False
    if islink(path):
        return False
    path = _fspath(path)
    try:
        above = os.lstat(realpath(join(path, b'..' if isinstance(path, bytes) else '..')))
    except OSError:
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def expanduser(path):
    """Put the home folder in place of `~` or `~user` at the beginning."""
    path = _fspath(path)
    tilde = b'~' if isinstance(path, bytes) else '~'
    if not path.startswith(tilde):
        return path
    slash = _sep(path)
    end = path.find(slash, 1)
    if end < 0:
        end = len(path)
    if end == 1:
        from os import environ
        home = environ.get('HOME')
        if home is None:
            try:
                import pwd
                home = pwd.getpwuid(os.getuid()).pw_dir
            except (ImportError, KeyError):
                return path
    else:
        try:
            import pwd
            user = path[1:end]
            home = pwd.getpwnam(user if isinstance(user, str) else user.decode()).pw_dir
        except (ImportError, KeyError):
            return path
    if isinstance(path, bytes):
        from os import fsencode
        home = fsencode(home)
    home = home.rstrip(slash)
    return (home + path[end:]) or slash


def expandvars(path):
    """Put variables of the environment in place of `$name` and `${name}`; unknown ones stay."""
    path = _fspath(path)
    is_bytes = isinstance(path, bytes)
    if is_bytes:
        from os import environb as environment
    else:
        from os import environ as environment
    dollar, opening, closing = (b'$', b'{', b'}') if is_bytes else ('$', '{', '}')
    underscore = b'_' if is_bytes else '_'
    parts = []
    at = 0
    while (found := path.find(dollar, at)) >= 0:
        parts.append(path[at:found])
        if path[found + 1:found + 2] == opening:
            end = path.find(closing, found + 2)
            name, stop = (path[found + 2:end], end + 1) if end >= 0 else (None, found + 1)
        else:
            stop = found + 1
            while stop < len(path) and path[stop:stop + 1].isascii() and (
                    path[stop:stop + 1].isalnum() or path[stop:stop + 1] == underscore):
                stop += 1
            name = path[found + 1:stop] or None
        value = None if name is None else environment.get(name)
        parts.append(path[found:stop] if value is None else value)
        at = stop
    parts.append(path[at:])
    return path[:0].join(parts)


def normpath(path):
    """Take `.`, `..` and doubled slashes out of the path, without asking the system."""
    path = _fspath(path)
    is_bytes = isinstance(path, bytes)
    slash, dot, dots = (b'/', b'.', b'..') if is_bytes else ('/', '.', '..')
    if not path:
        return dot
    _, root, path = splitroot(path)
    names = []
    for name in path.split(slash):
        if not name or name == dot:
            continue
        if name != dots or not root and not names or names and names[-1] == dots:
            names.append(name)
        elif names:
            names.pop()
    return (root + slash.join(names)) or dot


def abspath(path):
    """Return the path from the root, normalised."""
    path = _fspath(path)
    if not path.startswith(_sep(path)):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(filename, /, *, strict=False):
    """Return the path from the root without links; `strict` has what is missing raise."""
    filename = _fspath(filename)
    is_bytes = isinstance(filename, bytes)
    slash, dot, dots = (b'/', b'.', b'..') if is_bytes else ('/', '.', '..')
    if strict is ALLOW_MISSING:
        ignored = FileNotFoundError
    else:
        ignored = () if strict else OSError
    path = slash if filename.startswith(slash) else (os.getcwdb() if is_bytes else os.getcwd())
    # Names that are still to be followed, the next one last. None and a link's path say that the link is resolved.
    rest = filename.split(slash)[::-1]
    names_left = len(rest)
    seen = {}
    while rest:
        name = rest.pop()
        if name is None:
            seen[rest.pop()] = path
            continue
        names_left -= 1
        if not name or name == dot:
            continue
        if name == dots:
            path = path[:path.rindex(slash)] or slash
            continue
        new = path + name if path == slash else path + slash + name
        try:
            kind = os.lstat(new).st_mode & 0o170000
            if kind != 0o120000:
                if strict and names_left and kind != 0o040000:
                    import errno
                    raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), new)
                path = new
                continue
            if new in seen:
                if seen[new] is None:
                    # A link that leads to itself.
                    if strict:
                        os.stat(new)
                    path = new
                else:
                    path = seen[new]
                continue
            target = os.readlink(new)
        except ignored:
            path = new
            continue
        seen[new] = None
        if target.startswith(slash):
            path = slash
        rest.append(new)
        rest.append(None)
        names = target.split(slash)[::-1]
        names_left += len(names)
        rest.extend(names)
    return path


def relpath(path, start=None):
    """Return the way from `start`, the current folder by default, to `path`."""
    path = _fspath(path)
    if not path:
        raise ValueError('no path specified')
    is_bytes = isinstance(path, bytes)
    slash, dot, dots = (b'/', b'.', b'..') if is_bytes else ('/', '.', '..')
    start = dot if start is None else _fspath(start)
    try:
        here = [name for name in abspath(start).split(slash) if name]
        there = [name for name in abspath(path).split(slash) if name]
        same = len(commonprefix([here, there]))
        return slash.join([dots] * (len(here) - same) + there[same:]) or dot
    except (TypeError, AttributeError):
        genericpath._check_arg_types('relpath', path, start)
        raise


def commonpath(paths):
    """Return the longest path that all begin with, in whole names."""
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    genericpath._check_arg_types('commonpath', *paths)
    slash, dot = (b'/', b'.') if isinstance(paths[0], bytes) else ('/', '.')
    absolute = {path.startswith(slash) for path in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[name for name in path.split(slash) if name and name != dot] for path in paths]
    common = commonprefix(split_paths)
    return (slash if absolute.pop() else slash[:0]) + slash.join(common)


# Last, because `os` itself begins with this module. What programs put into `os` counts here too.
import os  # noqa: E402
