"""The groups of users, as the file of groups names them."""

from collections import namedtuple

__all__ = ['getgrall', 'getgrgid', 'getgrnam', 'struct_group']

struct_group = namedtuple('struct_group', 'gr_name gr_passwd gr_gid gr_mem', module='grp')


def getgrall() -> list:
    """Return all groups."""
    groups = []
    try:
        with open('/etc/group', encoding='utf-8', errors='surrogateescape') as file:
            lines = file.read().splitlines()
    except OSError:
        return groups
    for line in lines:
        fields = line.split(':')
        if len(fields) == 4 and fields[2].isdigit():
            members = fields[3].split(',') if fields[3] else []
            groups.append(struct_group(*fields[:2], int(fields[2]), members))
    return groups


def getgrnam(name: str) -> struct_group:
    """Return the group of this name."""
    if not isinstance(name, str):
        raise TypeError(f"getgrnam() argument 'name' must be str, not {type(name).__name__}")
    for group in getgrall():
        if group.gr_name == name:
            return group
    raise KeyError(f'getgrnam(): name not found: {name!r}')


def getgrgid(id: int) -> struct_group:
    """Return the group of this number."""
    for group in getgrall():
        if group.gr_gid == id:
            return group
    raise KeyError(f'getgrgid(): gid not found: {id}')
