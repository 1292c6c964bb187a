"""The users of the system, as the file of users names them."""

from collections import namedtuple

__all__ = ['getpwall', 'getpwnam', 'getpwuid', 'struct_passwd']

struct_passwd = namedtuple('struct_passwd', 'pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell', module='pwd')


def getpwall() -> list:
    """Return all users."""
    users = []
    try:
        with open('/etc/passwd', encoding='utf-8', errors='surrogateescape') as file:
            lines = file.read().splitlines()
    except OSError:
        return users
    for line in lines:
        fields = line.split(':')
        if len(fields) == 7 and fields[2].isdigit() and fields[3].isdigit():
            users.append(struct_passwd(*fields[:2], int(fields[2]), int(fields[3]), *fields[4:]))
    return users


def getpwnam(name: str, /) -> struct_passwd:
    """Return the user of this name."""
    if not isinstance(name, str):
        raise TypeError(f'getpwnam() argument must be str, not {type(name).__name__}')
    for user in getpwall():
        if user.pw_name == name:
            return user
    raise KeyError(f'getpwnam(): name not found: {name!r}')


def getpwuid(uid: int, /) -> struct_passwd:
    """Return the user of this number."""
    for user in getpwall():
        if user.pw_uid == uid:
            return user
    raise KeyError(f'getpwuid(): uid not found: {uid}')
