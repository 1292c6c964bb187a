"""The folders that installed packages are in."""

import io
import os
import sys

__all__ = [
    'ENABLE_USER_SITE', 'PREFIXES', 'USER_BASE', 'USER_SITE', 'addpackage', 'addsitedir', 'addsitepackages',
    'addusersitepackages', 'check_enableusersite', 'getsitepackages', 'getuserbase', 'getusersitepackages', 'main', 'makepath',
    'removeduppaths',
]

PREFIXES = [sys.prefix or '/usr/local', sys.exec_prefix or '/usr/local']
# Nothing is looked for in a person's own folders, unless a program asks for it.
ENABLE_USER_SITE = False
USER_SITE = None
USER_BASE = None


def makepath(*paths: str) -> tuple[str, str]:
    """Return a path made absolute, and in the form in which paths are compared."""
    path = os.path.abspath(os.path.join(*paths))
    return path, os.path.normcase(path)


def removeduppaths() -> set:
    """Make the entries of `sys.path` absolute and unlike each other; return them."""
    known, kept = set(), []
    for folder in sys.path:
        path, compared = makepath(folder)
        if compared not in known:
            kept.append(path)
            known.add(compared)
    sys.path[:] = kept
    return known


def _known_paths() -> set:
    return {makepath(item)[1] for item in sys.path if os.path.exists(item)}


def addpackage(sitedir: str, name: str, known_paths: set | None):
    """Read a file of paths: each line is a folder to add to `sys.path`, or a statement that begins with `import`."""
    reset = known_paths is None
    known = _known_paths() if reset else known_paths
    file_name = os.path.join(sitedir, name)
    try:
        with io.open(file_name, encoding='utf-8-sig') as file:
            lines = file.read().splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith('#'):
            continue
        try:
            if line.startswith(('import ', 'import\t')):
                exec(line)
                continue
            folder, compared = makepath(sitedir, line.rstrip())
            if compared not in known and os.path.exists(folder):
                sys.path.append(folder)
                known.add(compared)
        except Exception as error:
            import traceback
            print(f'Error processing line {number} of {file_name}:\n', file=sys.stderr)
            for part in traceback.format_exception(error):
                for each in part.splitlines():
                    print('  ' + each, file=sys.stderr)
            print('\nRemainder of file ignored', file=sys.stderr)
            break
    return None if reset else known


def addsitedir(sitedir: str, known_paths: set | None = None):
    """Add a folder to `sys.path`, and what its files of paths name."""
    reset = known_paths is None
    known = _known_paths() if reset else known_paths
    sitedir, compared = makepath(sitedir)
    if compared not in known:
        sys.path.append(sitedir)
        known.add(compared)
    try:
        names = os.listdir(sitedir)
    except OSError:
        return None if reset else known
    for name in sorted(names):
        if name.endswith('.pth') and not name.startswith('.'):
            addpackage(sitedir, name, known)
    return None if reset else known


def check_enableusersite() -> bool | None:
    """Whether the folders of this person may be used; None where that would not be safe."""
    if sys.flags.no_user_site:
        return False
    if os.geteuid() != os.getuid() or os.getegid() != os.getgid():
        return None
    return True


def getuserbase() -> str:
    """Return the folder below which a person's own packages are."""
    global USER_BASE
    if USER_BASE is None:
        USER_BASE = os.environ.get('PYTHONUSERBASE') or os.path.expanduser(os.path.join('~', '.local'))
    return USER_BASE


def _packages(base: str) -> str:
    return os.path.join(base, 'lib', 'python{}.{}'.format(*sys.version_info[:2]), 'site-packages')


def getusersitepackages() -> str:
    """Return the folder that a person's own packages are in."""
    global USER_SITE
    if USER_SITE is None:
        USER_SITE = _packages(getuserbase())
    return USER_SITE


def addusersitepackages(known_paths: set) -> set:
    """Add the folder of a person's own packages to `sys.path`."""
    folder = getusersitepackages()
    if ENABLE_USER_SITE and os.path.isdir(folder):
        addsitedir(folder, known_paths)
    return known_paths


def getsitepackages(prefixes=None) -> list:
    """Return the folders that packages for everybody are in."""
    return [_packages(prefix) for prefix in dict.fromkeys(PREFIXES if prefixes is None else prefixes) if prefix]


def addsitepackages(known_paths: set, prefixes=None) -> set:
    """Add the folders of packages for everybody to `sys.path`."""
    for folder in getsitepackages(prefixes):
        if os.path.isdir(folder):
            addsitedir(folder, known_paths)
    return known_paths


def main() -> None:
    """Add the folders of installed packages to `sys.path`."""
    global ENABLE_USER_SITE
    known = removeduppaths()
    ENABLE_USER_SITE = bool(check_enableusersite())
    addsitepackages(addusersitepackages(known))


def _script() -> None:
    print('sys.path = [')
    for folder in sys.path:
        print(f'    {folder!r},')
    print(']')
    for name, folder in (('USER_BASE', getuserbase()), ('USER_SITE', getusersitepackages())):
        print(f'{name}: {folder!r} ({"exists" if os.path.isdir(folder) else "doesn\'t exist"})')
    print(f'ENABLE_USER_SITE: {ENABLE_USER_SITE!r}')


if __name__ == '__main__':
    _script()
