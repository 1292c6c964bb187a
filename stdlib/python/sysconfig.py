"""Where an installation keeps its files, and how it was made."""

import os
import sys

__all__ = [
    'get_config_h_filename', 'get_config_var', 'get_config_vars', 'get_makefile_filename', 'get_path', 'get_path_names',
    'get_paths', 'get_platform', 'get_python_version', 'get_scheme_names', 'parse_config_h',
]

_KEYS = ('stdlib', 'platstdlib', 'purelib', 'platlib', 'include', 'scripts', 'data')

_library = '/lib/python{py_version_short}'
_headers = '/include/python{py_version_short}'


def _scheme(base: str, library: str = _library, packages: str = '/site-packages') -> dict:
    return {
        'stdlib': base + library, 'platstdlib': base + library, 'purelib': base + library + packages,
        'platlib': base + library + packages, 'include': base + _headers, 'platinclude': base + _headers,
        'scripts': base + '/bin', 'data': base,
    }


_INSTALL_SCHEMES = {
    'posix_home': _scheme('{base}', '/lib/python', ''),
    'posix_prefix': _scheme('{base}'),
    'posix_user': _scheme('{userbase}'),
    'posix_venv': _scheme('{base}'),
    'venv': _scheme('{base}'),
}
_config_vars = None


def _user_base() -> str:
    return os.environ.get('PYTHONUSERBASE') or os.path.expanduser('~/.local')


def get_scheme_names() -> tuple:
    """Return the names of the ways in which files may be laid out."""
    return tuple(sorted(_INSTALL_SCHEMES))


def get_path_names() -> tuple:
    """Return the names of the folders of a layout."""
    return _KEYS


def get_preferred_scheme(key: str) -> str:
    """Return the layout for an installation for everybody (`prefix`), in a folder (`home`) or for one person (`user`)."""
    if key == 'prefix' and sys.prefix != sys.base_prefix:
        return 'venv'
    scheme = {'prefix': 'posix_prefix', 'home': 'posix_home', 'user': 'posix_user'}.get(key)
    if scheme is None:
        raise ValueError(f'{key!r} returned {scheme!r}, which is not a valid scheme on this platform')
    return scheme


def get_default_scheme() -> str:
    """Return the layout that this installation has."""
    return get_preferred_scheme('prefix')


def get_paths(scheme: str | None = None, vars: dict | None = None, expand: bool = True) -> dict:
    """Return the folders of a layout."""
    paths = _INSTALL_SCHEMES[get_default_scheme() if scheme is None else scheme]
    if not expand:
        return dict(paths)
    known = get_config_vars() | {'userbase': _user_base()} | (vars or {})
    return {key: os.path.normpath(path.format(**known)) for key, path in paths.items()}


def get_path(name: str, scheme: str | None = None, vars: dict | None = None, expand: bool = True) -> str:
    """Return one folder of a layout."""
    return get_paths(scheme, vars, expand)[name]


def get_config_vars(*args: str):
    """Return all variables of the configuration, or a list of the values of some (None for those that there are not)."""
    global _config_vars
    if _config_vars is None:
        major, minor = sys.version_info[:2]
        # There is no compiler behind this installation, so there is nothing of one.
        _config_vars = {
            'prefix': sys.prefix, 'exec_prefix': sys.exec_prefix, 'base': sys.prefix or '/usr/local',
            'platbase': sys.exec_prefix or '/usr/local', 'installed_base': sys.base_prefix,
            'installed_platbase': sys.base_exec_prefix, 'projectbase': os.path.dirname(sys.executable),
            'platlibdir': sys.platlibdir, 'abiflags': getattr(sys, 'abiflags', ''), 'userbase': _user_base(),
            'py_version': '{}.{}.{}'.format(*sys.version_info[:3]), 'py_version_short': f'{major}.{minor}',
            'py_version_nodot': f'{major}{minor}', 'py_version_nodot_plat': f'{major}{minor}',
            'implementation': sys.implementation.name, 'implementation_lower': sys.implementation.name.lower(),
            'EXE': '', 'VERSION': f'{major}.{minor}', 'LIBDEST': f'{sys.prefix or "/usr/local"}/lib/python{major}.{minor}',
            'BINDIR': os.path.dirname(sys.executable), 'SOABI': None, 'EXT_SUFFIX': None, 'Py_DEBUG': 0,
            'Py_GIL_DISABLED': 0 if sys._is_gil_enabled() else 1, 'HAVE_FORK': 0, 'srcdir': None,
        }
    return [_config_vars.get(name) for name in args] if args else _config_vars


def get_config_var(name: str):
    """Return a variable of the configuration, or None."""
    return get_config_vars().get(name)


def get_platform() -> str:
    """Return the name of the system and of the processor."""
    try:
        system, _, release, _, machine = os.uname()
    except PermissionError:
        return sys.platform
    system = system.lower().replace('/', '')
    if system == 'darwin':
        return f'macosx-{release.partition(".")[0]}.0-{machine}'
    return f'{system}-{machine.replace(" ", "_").replace("/", "-")}'


def get_python_version() -> str:
    """Return the major and the minor version."""
    return '{}.{}'.format(*sys.version_info[:2])


def is_python_build(check_home=None) -> bool:
    """Whether this runs from the folder that it was built in; it never says so."""
    return False


def get_makefile_filename() -> str:
    """Return where the makefile would be."""
    return os.path.join(get_path('stdlib'), 'config', 'Makefile')


def get_config_h_filename() -> str:
    """Return where the header of the configuration would be."""
    return os.path.join(get_path('include'), 'pyconfig.h')


def parse_config_h(fp, vars: dict | None = None) -> dict:
    """Read the definitions of a header like `pyconfig.h` from an open file."""
    import re
    vars = {} if vars is None else vars
    for line in fp:
        if match := re.match(r'#define ([A-Z][A-Za-z0-9_]+) (.*)\n', line):
            name, value = match.groups()
            try:
                vars[name] = int(value)
            except ValueError:
                vars[name] = value
        elif match := re.match(r'/[*] #undef ([A-Z][A-Za-z0-9_]+) [*]/\n', line):
            vars[match.group(1)] = 0
    return vars


def _main() -> None:
    print(f'Platform: "{get_platform()}"')
    print(f'Python version: "{get_python_version()}"')
    print(f'Current installation scheme: "{get_default_scheme()}"')
    for title, data in (('Paths', get_paths()), ('Variables', get_config_vars())):
        print()
        print(f'{title}: ')
        for name, value in sorted(data.items()):
            print(f'\t{name} = "{value}"')


if __name__ == '__main__':
    _main()
