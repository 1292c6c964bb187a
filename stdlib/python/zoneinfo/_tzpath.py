"""Where the files of time zones are."""

import os
import warnings

_DEFAULT = ('/usr/share/zoneinfo', '/usr/lib/zoneinfo', '/usr/share/lib/zoneinfo', '/etc/zoneinfo')

TZPATH = ()


class InvalidTZPathWarning(RuntimeWarning):
    """The variable PYTHONTZPATH names a relative path."""


def _relative(paths) -> str:
    listed = '\n    '.join(path for path in paths if not os.path.isabs(path))
    return f'Paths should be absolute but found the following relative paths:\n    {listed}'


def reset_tzpath(to=None) -> None:
    """Look for zones in these folders from now on; without an argument, where the environment says."""
    _reset(to, 3)


def _reset(to, level: int) -> None:
    global TZPATH
    if to is not None:
        if isinstance(to, (str, bytes)):
            raise TypeError(f'tzpaths must be a list or tuple, not {type(to)}: {to!r}')
        to = tuple(map(os.fspath, to))
        if not all(isinstance(path, str) for path in to):
            raise TypeError('All elements of a tzpath sequence must be strings or os.PathLike objects which convert '
                            'to strings.')
        if not all(map(os.path.isabs, to)):
            raise ValueError(_relative(to))
        TZPATH = to
        return
    variable = os.environ.get('PYTHONTZPATH')
    if variable is None:
        TZPATH = _DEFAULT
        return
    paths = tuple(path for path in variable.split(os.pathsep) if path)
    if not all(map(os.path.isabs, paths)):
        warnings.warn(f'Invalid paths specified in PYTHONTZPATH environment variable. {_relative(paths)}',
                      InvalidTZPathWarning, stacklevel=level)
        paths = tuple(filter(os.path.isabs, paths))
    TZPATH = paths


def find_file(key: str) -> str | None:
    """Return the path of a zone's file."""
    _check_key(key)
    for folder in TZPATH:
        path = os.path.join(folder, key)
        try:
            if os.path.isfile(path):
                return path
        except ValueError:
            return None
    return None


def _check_key(key: str) -> None:
    """Raise an error if a key would lead out of the folders."""
    if os.path.isabs(key):
        raise ValueError(f'ZoneInfo keys may not be absolute paths, got: {key}')
    normal = os.path.normpath(key)
    if len(normal) != len(key):
        raise ValueError(f'ZoneInfo keys must be normalized relative paths, got: {key}')
    if os.path.isabs(normal) or normal.startswith('..'):
        raise ValueError(f'ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}')


def available_timezones() -> set:
    """Return the keys of all zones, which takes reading the beginning of every file."""
    found = set()
    try:
        import tzdata
    except ImportError:
        pass
    else:
        with open(os.path.join(os.path.dirname(tzdata.__file__), 'zones'), encoding='utf-8') as lines:
            found.update(line.strip() for line in lines if line.strip())
    for top in TZPATH:
        if os.path.exists(top):
            _collect(top, '', found)
    found.discard('posixrules')
    return found


def _collect(folder: str, prefix: str, found: set) -> None:
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        key = prefix + name
        if os.path.isdir(path):
            # These hold the same zones once more, with and without leap seconds.
            if key not in ('right', 'posix'):
                _collect(path, key + '/', found)
            continue
        if key in found:
            continue
        try:
            with open(path, 'rb') as file:
                is_zone = file.read(4) == b'TZif'
        except OSError:
            continue
        if is_zone:
            found.add(key)


# A warning is shown for whoever imports the package.
_reset(None, 4)
