"""Paths as Windows writes them, worked on as text."""

import os
from genericpath import *
from genericpath import _check_arg_types, _split_extension

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename', 'dirname',
           'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir',
           'isfile', 'ismount', 'isreserved', 'expanduser', 'expandvars', 'normpath', 'abspath', 'curdir', 'pardir',
           'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath', 'supports_unicode_filenames',
           'relpath', 'samefile', 'sameopenfile', 'samestat', 'commonpath', 'isjunction', 'isdevdrive',
           'ALLOW_MISSING']

curdir = '.'
pardir = '..'
extsep = '.'
sep = '\\'
pathsep = ';'
altsep = '/'
defpath = '.;C:\\bin'
devnull = 'nul'
supports_unicode_filenames = False


def __getattr__(name: str):
    if name == 'ALLOW_MISSING':
        from posixpath import ALLOW_MISSING
        return ALLOW_MISSING
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def _signs(path, text: str):
    """Return the text as the type that the path has."""
    return text.encode() if isinstance(path, bytes) else text


def normcase(s):
    """Return the path in lower case, its slashes turned round."""
    s = os.fspath(s)
    return s.replace(_signs(s, '/'), _signs(s, '\\')).lower()


def isabs(s) -> bool:
    """Return whether the path begins at the root of a named drive or host."""
    s = os.fspath(s)[:3].replace(_signs(s, '/'), _signs(s, '\\'))
    return s.startswith(_signs(s, ':\\'), 1) or s.startswith(_signs(s, '\\\\'))


def join(path, /, *paths):
    """Put paths together; one with a root or another drive begins anew."""
    path = os.fspath(path)
    backslash, separators, colon = _signs(path, '\\'), _signs(path, '\\/'), _signs(path, ':\\/')
    try:
        drive, root, rest = splitroot(path)
        for other in paths:
            other_drive, other_root, other_rest = splitroot(other)
            if other_root:
                if other_drive or not drive:
                    drive = other_drive
                root, rest = other_root, other_rest
                continue
            if other_drive and other_drive != drive:
                if other_drive.lower() != drive.lower():
                    drive, root, rest = other_drive, other_root, other_rest
                    continue
                drive = other_drive
            if rest and rest[-1:] not in separators:
                rest += backslash
            rest += other_rest
        if rest and not root and drive and drive[-1:] not in colon:
            # Between a host's share and what lies in it stands a separator.
            return drive + backslash + rest
        return drive + root + rest
    except (TypeError, AttributeError, BytesWarning):
        _check_arg_types('join', path, *paths)
        raise


def splitdrive(p) -> tuple:
    """Split into the drive, or host and share, and the rest."""
    drive, root, rest = splitroot(p)
    return drive, root + rest


def splitroot(p) -> tuple:
    """Split into the drive, or host and share, the root, and the rest."""
    p = os.fspath(p)
    empty, backslash, colon = p[:0], _signs(p, '\\'), _signs(p, ':')
    turned = p.replace(_signs(p, '/'), backslash)
    if turned[:2] == backslash * 2:
        start = 8 if turned[:8].upper() == _signs(p, '\\\\?\\UNC\\') else 2
        share = turned.find(backslash, start)
        end = turned.find(backslash, share + 1) if share >= 0 else -1
        if end < 0:
            return p, empty, empty
        return p[:end], p[end:end + 1], p[end + 1:]
    if turned[:1] == backslash:
        return empty, p[:1], p[1:]
    if turned[1:2] == colon:
        end = 3 if turned[2:3] == backslash else 2
        return p[:2], p[2:end], p[end:]
    return empty, empty, p


def split(p) -> tuple:
    """Split into all but the last name, and the last name."""
    p = os.fspath(p)
    separators = _signs(p, '\\/')
    drive, root, rest = splitroot(p)
    end = len(rest)
    while end and rest[end - 1:end] not in separators:
        end -= 1
    head, tail = rest[:end], rest[end:]
    return drive + root + head.rstrip(separators), tail


def splitext(p) -> tuple:
    """Split off the extension, with its dot."""
    p = os.fspath(p)
    separators = _signs(p, '\\/')
    begin = len(p)
    while begin and p[begin - 1:begin] not in separators:
        begin -= 1
    root, extension = _split_extension(p[begin:], _signs(p, '\\'), _signs(p, '.'))
    return p[:begin] + root, extension


def basename(p):
    """Return the last name."""
    return split(p)[1]


def dirname(p):
    """Return all but the last name."""
    return split(p)[0]


def ismount(path) -> bool:
    """Return whether the path is the root of a drive or of a share."""
    path = os.fspath(path)
    drive, root, rest = splitroot(path)
    if drive and drive[:1] in _signs(path, '\\/'):
        return not rest
    return bool(root and not rest)


_reserved_names = {'CON', 'PRN', 'AUX', 'NUL', 'CONIN$', 'CONOUT$',
                   *(f'{port}{number}' for port in ('COM', 'LPT') for number in '123456789\xb9\xb2\xb3')}


def isreserved(path) -> bool:
    """Return whether a name in the path is one that Windows keeps for itself."""
    path = os.fsdecode(splitroot(path)[2]).replace('/', '\\')
    return any(_is_reserved_name(name) for name in reversed(path.split('\\')))


def _is_reserved_name(name: str) -> bool:
    if name[-1:] in ('.', ' '):
        return name not in ('.', '..')
    if any(character in '*?"<>/\\:|' or character < ' ' for character in name):
        return True
    return name.partition('.')[0].rstrip(' ').upper() in _reserved_names


def expanduser(path):
    """Replace a `~` at the beginning with the folder of the user."""
    path = os.fspath(path)
    tilde, separators = _signs(path, '~'), _signs(path, '\\/')
    if not path.startswith(tilde):
        return path
    end = 1
    while end < len(path) and path[end:end + 1] not in separators:
        end += 1
    if 'USERPROFILE' in os.environ:
        home = os.environ['USERPROFILE']
    elif 'HOMEPATH' in os.environ:
        home = join(os.environ.get('HOMEDRIVE', ''), os.environ['HOMEPATH'])
    else:
        return path
    if end != 1:
        user = os.fsdecode(path[1:end])
        current = os.environ.get('USERNAME')
        if user != current:
            # The folders of other users are beside that of this one, if that is named for them.
            if current != basename(home):
                return path
            home = join(dirname(home), user)
    return (os.fsencode(home) if isinstance(path, bytes) else home) + path[end:]


def expandvars(path):
    """Replace `$name`, `${name}` and `%name%` with the variables that are set."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return os.fsencode(expandvars(os.fsdecode(path)))
    result = []
    position, end = 0, len(path)
    while position < end:
        sign = path[position]
        if sign == "'":
            close = path.find("'", position + 1)
            close = end if close < 0 else close + 1
            result.append(path[position:close])
            position = close
            continue
        if sign in '$%':
            text, name = _variable(path, position)
            result.append(text if name is None else os.environ.get(name, text))
            position += len(text)
            continue
        result.append(sign)
        position += 1
    return ''.join(result)


def _variable(path: str, position: int) -> tuple:
    """Return the text of the reference to a variable that begins here, and its name, or None."""
    sign, following = path[position], path[position + 1:position + 2]
    if following == sign:
        return sign * 2, None
    if sign == '%' or following == '{':
        begin = position + 1 if sign == '%' else position + 2
        close = path.find('%' if sign == '%' else '}', begin)
        if close < 0:
            return path[position:], None
        return path[position:close + 1], path[begin:close]
    close = position + 1
    while close < len(path) and (path[close].isascii() and path[close].isalnum() or path[close] in '_-'):
        close += 1
    return path[position:close], path[position + 1:close] if close > position + 1 else None


def normpath(path):
    """Return the path without detours."""
    path = os.fspath(path)
    backslash, dot, dots = _signs(path, '\\'), _signs(path, '.'), _signs(path, '..')
    path = path.replace(_signs(path, '/'), backslash)
    drive, root, rest = splitroot(path)
    names = []
    for name in rest.split(backslash):
        if not name or name == dot:
            continue
        if name == dots:
            if names and names[-1] != dots:
                names.pop()
                continue
            if not names and root:
                continue
        names.append(name)
    prefix = drive + root
    if not prefix and not names:
        return dot
    return prefix + backslash.join(names)


def abspath(path):
    """Return the path from the root on."""
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(path, /, *, strict=False):
    """Return the path from the root on; links are not looked into on this system."""
    return abspath(path)


def relpath(path, start=None):
    """Return the path as seen from `start`, or from the current folder."""
    path = os.fspath(path)
    backslash, dots = _signs(path, '\\'), _signs(path, '..')
    if not path:
        raise ValueError('no path specified')
    start = _signs(path, curdir) if start is None else os.fspath(start)
    try:
        start_drive, _, start_rest = splitroot(abspath(start))
        path_drive, _, path_rest = splitroot(abspath(path))
        if normcase(start_drive) != normcase(path_drive):
            raise ValueError(f'path is on mount {path_drive!r}, start on mount {start_drive!r}')
        start_names = [name for name in start_rest.split(backslash) if name]
        path_names = [name for name in path_rest.split(backslash) if name]
        same = 0
        for first, second in zip(start_names, path_names):
            if normcase(first) != normcase(second):
                break
            same += 1
        names = [dots] * (len(start_names) - same) + path_names[same:]
        return backslash.join(names) if names else _signs(path, curdir)
    except (TypeError, ValueError, AttributeError, BytesWarning, DeprecationWarning):
        _check_arg_types('relpath', path, start)
        raise


def commonpath(paths):
    """Return the longest path that all of them lie below."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty iterable')
    backslash, slash, dot = (_signs(paths[0], sign) for sign in '\\/.')
    try:
        split_paths = [splitroot(path.replace(slash, backslash).lower()) for path in paths]
        drive, root, rest = splitroot(paths[0].replace(slash, backslash))
        if len({drive for drive, _, _ in split_paths}) != 1:
            raise ValueError("Paths don't have the same drive")
        if len({root for _, root, _ in split_paths}) != 1:
            if drive:
                raise ValueError("Can't mix absolute and relative paths")
            raise ValueError("Can't mix rooted and not-rooted paths")
        common = [name for name in rest.split(backslash) if name and name != dot]
        lists = [[name for name in rest.split(backslash) if name and name != dot] for _, _, rest in split_paths]
        first, last = min(lists), max(lists)
        for index, name in enumerate(first):
            if name != last[index]:
                common = common[:index]
                break
        else:
            common = common[:len(first)]
        return drive + root + backslash.join(common)
    except (TypeError, AttributeError):
        _check_arg_types('commonpath', *paths)
        raise
