"""What the program runs on."""

import os
import sys
from collections import namedtuple

__all__ = ['architecture', 'freedesktop_os_release', 'libc_ver', 'machine', 'node', 'platform', 'processor',
           'python_branch', 'python_build', 'python_compiler', 'python_implementation', 'python_revision',
           'python_version', 'python_version_tuple', 'release', 'system', 'system_alias', 'uname', 'uname_result',
           'version']


class uname_result(namedtuple('uname_result_base', 'system node release version machine processor')):
    """What the system says of itself."""

    __slots__ = ()

    def __new__(cls, *args):
        # The processor is not told by every system, and may be left out.
        return super().__new__(cls, *args, *[''] * (6 - len(args)))

    def __reduce__(self):
        return uname_result, tuple(self)[:5]


_found = None


def uname() -> uname_result:
    """Return what the system says of itself."""
    global _found
    if _found is None:
        try:
            _found = uname_result(*os.uname())
        except PermissionError:
            # A host that tells nothing of its machine: what the interpreter was built for is no secret.
            _found = uname_result(sys.platform.capitalize(), '', '', '', '')
    return _found


def system() -> str:
    """Return the name of the system."""
    return uname().system


def node() -> str:
    """Return the name of the machine in the network."""
    return uname().node


def release() -> str:
    """Return the release of the system."""
    return uname().release


def version() -> str:
    """Return the version of the system."""
    return uname().version


def machine() -> str:
    """Return the kind of machine."""
    return uname().machine


def processor() -> str:
    """Return the processor, or nothing."""
    return uname().processor


def architecture(executable: str = sys.executable, bits: str = '', linkage: str = '') -> tuple:
    """Return the width of addresses and the kind of programs."""
    return bits or ('64bit' if sys.maxsize > 2 ** 32 else '32bit'), linkage or 'ELF'


def libc_ver(executable=None, lib: str = '', version: str = '', chunksize: int = 16384) -> tuple:
    """Return name and version of the C library that the program uses, which is none here."""
    return lib, version


def system_alias(system: str, release: str, version: str) -> tuple:
    """Return what is better known under other names."""
    return system, release, version


def python_implementation() -> str:
    """Return which implementation of Python this is."""
    name = sys.implementation.name
    return 'CPython' if name == 'cpython' else name.capitalize()


def python_version() -> str:
    """Return the version of Python."""
    return sys.version.split()[0]


def python_version_tuple() -> tuple:
    """Return the parts of the version of Python, as text."""
    return tuple(python_version().split('.'))


def python_branch() -> str:
    """Return the branch that the implementation was built from, or nothing."""
    return ''


def python_revision() -> str:
    """Return the revision that the implementation was built from, or nothing."""
    return ''


def python_build() -> tuple:
    """Return number and date of the build, or nothing."""
    return '', ''


def python_compiler() -> str:
    """Return the compiler that the implementation was built with."""
    return 'rustc'


def platform(aliased: bool = False, terse: bool = False) -> str:
    """Return a line about the system."""
    found = uname()
    parts = [found.system, found.release]
    if not terse:
        parts.append(found.machine)
    return '-'.join(part.replace(' ', '_').replace('/', '-') for part in parts if part)


def freedesktop_os_release() -> dict:
    """Return what the system's distribution says of itself."""
    for path in ('/etc/os-release', '/usr/lib/os-release'):
        try:
            with open(path, encoding='utf-8') as file:
                lines = file.read().splitlines()
        except OSError:
            continue
        return _read_release(lines)
    raise OSError(2, 'Unable to read files /etc/os-release, /usr/lib/os-release')


def _read_release(lines: list) -> dict:
    found = {'NAME': 'Linux', 'ID': 'linux', 'PRETTY_NAME': 'Linux'}
    for line in lines:
        name, equals, value = line.partition('=')
        if not equals or not name.replace('_', '').isalnum():
            continue
        if len(value) > 1 and value[0] in '"\'' and value[0] == value[-1]:
            value = value[1:-1]
        pieces, position = [], 0
        while position < len(value):
            if value[position] == '\\' and value[position + 1:position + 2] in tuple('$"\'\\`'):
                position += 1
            pieces.append(value[position])
            position += 1
        found[name] = ''.join(pieces)
    return found


# What other systems say of themselves: nothing, here.

IOSVersionInfo = namedtuple('IOSVersionInfo', 'system release model is_simulator')
AndroidVer = namedtuple('AndroidVer', 'release api_level manufacturer model device is_emulator')


def android_ver(release='', api_level=0, manufacturer='', model='', device='', is_emulator=False) -> AndroidVer:
    """Return the version of Android, or what is given elsewhere."""
    return AndroidVer(release, api_level, manufacturer, model, device, is_emulator)


def ios_ver(system='', release='', model='', is_simulator=False) -> IOSVersionInfo:
    """Return the version of iOS, or what is given elsewhere."""
    return IOSVersionInfo(system, release, model, is_simulator)


def java_ver(release='', vendor='', vminfo=('', '', ''), osinfo=('', '', '')) -> tuple:
    """Return the version of Java, or what is given elsewhere."""
    import warnings
    warnings.warn("'java_ver' is deprecated and slated for removal in Python 3.15", DeprecationWarning, stacklevel=2)
    return release, vendor, vminfo, osinfo


def mac_ver(release='', versioninfo=('', '', ''), machine='') -> tuple:
    """Return the version of macOS, or what is given elsewhere."""
    return release, versioninfo, machine


def win32_ver(release='', version='', csd='', ptype='') -> tuple:
    """Return the version of Windows, or what is given elsewhere."""
    return release, version, csd, ptype


def win32_edition():
    """Return the edition of Windows: None elsewhere."""
    return None


def win32_is_iot() -> bool:
    """Return whether this is the Windows of small devices."""
    return False


def invalidate_caches() -> None:
    """Forget what was found out of the system."""
    global _found
    _found = None
