"""What can be said of a path by asking the system, on every system."""

import posix as os

import stat

__all__ = ['commonprefix', 'exists', 'getatime', 'getctime', 'getmtime', 'getsize', 'isdir', 'isfile', 'islink',
           'isjunction', 'isdevdrive', 'lexists', 'samefile', 'sameopenfile', 'samestat', 'ALLOW_MISSING']


class _AllowMissing:
    def __repr__(self) -> str:
        return 'os.path.ALLOW_MISSING'

    def __reduce__(self) -> str:
        return 'ALLOW_MISSING'


ALLOW_MISSING = _AllowMissing()


def _mode(path, look) -> int | None:
    try:
        return look(path).st_mode
    except (OSError, ValueError):
        return None


def exists(path) -> bool:
    """Say whether there is something; a link that leads nowhere is nothing."""
    return _mode(path, os.stat) is not None


def lexists(path) -> bool:
    """Say whether there is something, be it a link that leads nowhere."""
    return _mode(path, os.lstat) is not None


def isfile(path) -> bool:
    """Say whether it is a regular file, or a link to one."""
    mode = _mode(path, os.stat)
    return mode is not None and stat.S_ISREG(mode)


def isdir(s) -> bool:
    """Say whether it is a folder, or a link to one."""
    mode = _mode(s, os.stat)
    return mode is not None and stat.S_ISDIR(mode)


def islink(path) -> bool:
    """Say whether it is a symbolic link."""
    mode = _mode(path, os.lstat)
    return mode is not None and stat.S_ISLNK(mode)


def isjunction(path) -> bool:
    """Say whether it is a junction, which only Windows has."""
    os.fspath(path)
    return False


def isdevdrive(path) -> bool:
    """Say whether it lies on a Dev Drive, which only Windows has."""
    os.fspath(path)
    return False


def getsize(filename) -> int:
    """Return the file's size in bytes."""
    return os.stat(filename).st_size


def getmtime(filename) -> float:
    """Return when the file was changed."""
    return os.stat(filename).st_mtime


def getatime(filename) -> float:
    """Return when the file was read."""
    return os.stat(filename).st_atime


def getctime(filename) -> float:
    """Return when the file's entry was changed."""
    return os.stat(filename).st_ctime


def commonprefix(m):
    """Return the longest string with which all begin, be it inside a name."""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    first, last = min(m), max(m)
    for i, item in enumerate(first):
        if item != last[i]:
            return first[:i]
    return first


def samestat(s1, s2) -> bool:
    """Say whether two results of stat are of one file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2) -> bool:
    """Say whether two paths lead to one file."""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1: int, fp2: int) -> bool:
    """Say whether two descriptors are of one file."""
    return samestat(os.fstat(fp1), os.fstat(fp2))


def _split_extension(p, sep, dot):
    """Split off the extension; dots at the beginning of the name do not count."""
    start = p.rfind(sep) + 1
    dot_at = p.rfind(dot)
    if dot_at > start and p[start:dot_at].strip(dot):
        return p[:dot_at], p[dot_at:]
    return p, p[:0]


def _check_arg_types(funcname: str, *args) -> None:
    kinds = set()
    for arg in args:
        if not isinstance(arg, (str, bytes)):
            raise TypeError(f'{funcname}() argument must be str, bytes, or os.PathLike object, '
                            f'not {arg.__class__.__name__!r}') from None
        kinds.add(isinstance(arg, str))
    if len(kinds) > 1:
        raise TypeError("Can't mix strings and bytes in path components") from None
