"""What the numbers in the result of `os.stat` mean."""

ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)

S_IFDIR, S_IFCHR, S_IFBLK, S_IFREG = 0o040000, 0o020000, 0o060000, 0o100000
S_IFIFO, S_IFLNK, S_IFSOCK = 0o010000, 0o120000, 0o140000
S_IFDOOR = S_IFPORT = S_IFWHT = 0

S_ISUID, S_ISGID, S_ISVTX, S_ENFMT = 0o4000, 0o2000, 0o1000, 0o2000
S_IREAD, S_IWRITE, S_IEXEC = 0o0400, 0o0200, 0o0100
S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o0700, 0o0400, 0o0200, 0o0100
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o0070, 0o0040, 0o0020, 0o0010
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o0007, 0o0004, 0o0002, 0o0001


def S_IMODE(mode: int) -> int:
    """Return the permissions in a file's mode."""
    return mode & 0o7777


def S_IFMT(mode: int) -> int:
    """Return the kind of file in its mode."""
    return mode & 0o170000


def S_ISDIR(mode: int) -> bool:
    """Say whether it is a folder."""
    return S_IFMT(mode) == S_IFDIR


def S_ISCHR(mode: int) -> bool:
    """Say whether it is a character device."""
    return S_IFMT(mode) == S_IFCHR


def S_ISBLK(mode: int) -> bool:
    """Say whether it is a block device."""
    return S_IFMT(mode) == S_IFBLK


def S_ISREG(mode: int) -> bool:
    """Say whether it is a regular file."""
    return S_IFMT(mode) == S_IFREG


def S_ISFIFO(mode: int) -> bool:
    """Say whether it is a named pipe."""
    return S_IFMT(mode) == S_IFIFO


def S_ISLNK(mode: int) -> bool:
    """Say whether it is a symbolic link."""
    return S_IFMT(mode) == S_IFLNK


def S_ISSOCK(mode: int) -> bool:
    """Say whether it is a socket."""
    return S_IFMT(mode) == S_IFSOCK


def S_ISDOOR(mode: int) -> bool:
    """Say whether it is a door, which Linux does not have."""
    return False


def S_ISPORT(mode: int) -> bool:
    """Say whether it is an event port, which Linux does not have."""
    return False


def S_ISWHT(mode: int) -> bool:
    """Say whether it is a whiteout, which Linux does not have."""
    return False


_KINDS = {S_IFLNK: 'l', S_IFSOCK: 's', S_IFREG: '-', S_IFBLK: 'b', S_IFDIR: 'd', S_IFCHR: 'c', S_IFIFO: 'p'}


def filemode(mode: int) -> str:
    """Show a mode as `ls -l` does, such as '-rwxr-xr-x'."""
    shown = _KINDS.get(S_IFMT(mode), '?')
    for shift, special, letter in ((6, S_ISUID, 's'), (3, S_ISGID, 's'), (0, S_ISVTX, 't')):
        bits = mode >> shift
        shown += 'r' if bits & 4 else '-'
        shown += 'w' if bits & 2 else '-'
        if mode & special:
            shown += letter if bits & 1 else letter.upper()
        else:
            shown += 'x' if bits & 1 else '-'
    return shown
