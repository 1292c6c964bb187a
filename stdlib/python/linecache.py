"""The lines of source files, read once and kept."""

import sys

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

# name -> (size, time of change, lines, full name); one item only: a function that gives the source.
cache: dict = {}


def clearcache() -> None:
    """Forget everything."""
    cache.clear()


def getline(filename: str, lineno: int, module_globals=None) -> str:
    """Return a line with its end, or '' when there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def getlines(filename: str, module_globals=None) -> list:
    """Return the lines of a file; none when it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename: str | None = None) -> None:
    """Forget files that have changed."""
    import os
    for name in [*cache] if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1 or entry[1] is None:
            continue
        size, changed, _, fullname = entry
        try:
            stat = os.stat(fullname)
        except (OSError, ValueError):
            cache.pop(name, None)
            continue
        if size != stat.st_size or changed != stat.st_mtime:
            cache.pop(name, None)


def updatecache(filename: str, module_globals=None) -> list:
    """Read a file anew and return its lines."""
    import os
    cache.pop(filename, None)
    if not filename or filename.startswith('<') and filename.endswith('>'):
        return []
    fullname = filename
    try:
        stat = os.stat(fullname)
    except (OSError, ValueError):
        if lazycache(filename, module_globals):
            try:
                source = cache[filename][0]()
            except (ImportError, OSError):
                pass
            else:
                if source is None:
                    return []
                lines = [line + '\n' for line in source.splitlines()]
                cache[filename] = len(source), None, lines, fullname
                return lines
        if os.path.isabs(filename):
            return []
        for folder in sys.path:
            try:
                fullname = os.path.join(folder, filename)
                stat = os.stat(fullname)
                break
            except (TypeError, AttributeError, OSError, ValueError):
                pass
        else:
            return []
    try:
        lines = _read(fullname)
    except (OSError, UnicodeDecodeError, SyntaxError, LookupError):
        return []
    if lines and not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    cache[filename] = stat.st_size, stat.st_mtime, lines, fullname
    return lines


def _read(filename: str) -> list:
    with open(filename, 'rb') as file:
        data = file.read()
    encoding = 'utf-8-sig'
    # The declaration stands in one of the first two lines (PEP 263).
    for line in data.split(b'\n', 2)[:2]:
        if line.lstrip().startswith(b'#') and b'coding' in line:
            name = line.split(b'coding', 1)[1].lstrip(b':=').strip().split()[:1]
            if name:
                encoding = name[0].decode('ascii', 'ignore').rstrip('*-') or encoding
    if encoding.lower().replace('_', '-') in ('utf-8', 'utf8'):
        encoding = 'utf-8-sig'
    text = data.decode(encoding).replace('\r\n', '\n').replace('\r', '\n')
    return [line + '\n' for line in text.removesuffix('\n').split('\n')]


def lazycache(filename: str, module_globals) -> bool:
    """Note how the source of a module can be had from its loader; say whether it can."""
    entry = cache.get(filename)
    if entry is not None:
        return len(entry) == 1
    if not filename or filename.startswith('<') and filename.endswith('>') or not module_globals:
        return False
    spec = module_globals.get('__spec__')
    name = getattr(spec, 'name', None) or module_globals.get('__name__')
    loader = getattr(spec, 'loader', None) or module_globals.get('__loader__')
    get_source = getattr(loader, 'get_source', None)
    if not name or get_source is None:
        return False
    cache[filename] = (lambda: get_source(name),)
    return True


def _register_code(name: str, source: str, filename: str) -> None:
    """Keep the source of code that is in no file."""
    cache[filename] = len(source), None, [line + '\n' for line in source.splitlines()], filename
