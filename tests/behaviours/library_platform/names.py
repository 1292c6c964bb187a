"""platform names the system and the version of Python."""
import os
import platform
import sys

print(platform.system() == os.uname().sysname, platform.machine() == os.uname().machine, platform.release() == os.uname().release)
print(platform.python_version() == '.'.join(map(str, sys.version_info[:3])) or sys.version_info[3:], platform.python_version_tuple()[:2])
found = platform.uname()
print(found.system == found[0], len(found), found._fields, list(found)[:5] == [found.system, found.node, found.release, found.version, found.machine])
print(platform.architecture()[0], platform.platform(terse=True).startswith(platform.system() + '-'), isinstance(platform.python_compiler(), str))
