"""Copying, moving and removing files and folders."""

import errno
import os
import stat

from _shutil_archives import (
    ReadError, RegistryError, get_archive_formats, get_unpack_formats, make_archive, register_archive_format,
    register_unpack_format, unpack_archive, unregister_archive_format, unregister_unpack_format,
)

__all__ = ['copyfileobj', 'copyfile', 'copymode', 'copystat', 'copy', 'copy2', 'copytree', 'move', 'rmtree', 'Error',
           'SpecialFileError', 'ExecError', 'SameFileError', 'disk_usage', 'chown', 'which', 'get_terminal_size',
           'ignore_patterns', 'ReadError', 'RegistryError', 'get_archive_formats', 'get_unpack_formats', 'make_archive',
           'register_archive_format', 'register_unpack_format', 'unpack_archive', 'unregister_archive_format',
           'unregister_unpack_format']

COPY_BUFSIZE = 256 * 1024


# Files are copied by reading and writing alone.
_USE_CP_SENDFILE = False
_USE_CP_COPY_FILE_RANGE = False


class Error(OSError):
    """Something went wrong with a file; of `copytree`, a list of (source, target, why)."""


class SameFileError(Error):
    """Source and target are one file."""


class SpecialFileError(OSError):
    """The file is of a kind that cannot be copied."""


class ExecError(OSError):
    """A command could not be run."""


def copyfileobj(fsrc, fdst, length: int = 0) -> None:
    """Copy from one open file to another."""
    length = length or COPY_BUFSIZE
    while chunk := fsrc.read(length):
        fdst.write(chunk)


def _same(src, dst) -> bool:
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks: bool = True):
    """Copy what is in a file; return the target."""
    if _same(src, dst):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    for path in (src, dst):
        try:
            mode = os.stat(path).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode):
            raise SpecialFileError(f'`{os.fspath(path)}` is a named pipe')
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, 'rb') as source:
        try:
            with open(dst, 'wb') as target:
                copyfileobj(source, target)
        except IsADirectoryError as error:
            if not os.path.exists(dst):
                raise FileNotFoundError(f'Directory does not exist: {dst}') from error
            raise
    return dst


def copymode(src, dst, *, follow_symlinks: bool = True) -> None:
    """Copy the permissions."""
    if not follow_symlinks and os.path.islink(src) and os.path.islink(dst):
        # Links have none of their own here.
        return
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def _copyxattr(src, dst, *, follow_symlinks: bool = True) -> None:
    """Copy the extended attributes that can be copied."""
    if not hasattr(os, 'listxattr'):
        return
    nothing = (errno.ENOTSUP, errno.ENODATA, errno.EINVAL)
    try:
        names = os.listxattr(src, follow_symlinks=follow_symlinks)
    except OSError as error:
        if error.errno not in nothing:
            raise
        return
    for name in names:
        try:
            value = os.getxattr(src, name, follow_symlinks=follow_symlinks)
            os.setxattr(dst, name, value, follow_symlinks=follow_symlinks)
        except OSError as error:
            if error.errno not in (*nothing, errno.EPERM, errno.EACCES):
                raise


def copystat(src, dst, *, follow_symlinks: bool = True) -> None:
    """Copy the permissions, times and extended attributes."""
    follow = follow_symlinks or not (os.path.islink(src) and os.path.islink(dst))
    found = os.stat(src) if follow else os.lstat(src)
    _copyxattr(src, dst, follow_symlinks=follow)
    if follow:
        os.utime(dst, ns=(found.st_atime_ns, found.st_mtime_ns))
        os.chmod(dst, stat.S_IMODE(found.st_mode))


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks: bool = True):
    """Copy a file with its permissions, to a name or into a folder; return the target."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks: bool = True):
    """Copy a file with its permissions and times, to a name or into a folder; return the target."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """Return a function for `copytree` that leaves out the names which match."""
    def ignore(path, names) -> set:
        import fnmatch
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignore


def copytree(src, dst, symlinks: bool = False, ignore=None, copy_function=copy2,
             ignore_dangling_symlinks: bool = False, dirs_exist_ok: bool = False):
    """Copy a folder with all that is in it; return the target."""
    with os.scandir(src) as found:
        entries = list(found)
    ignored = ignore(os.fspath(src), [entry.name for entry in entries]) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        source, target = os.path.join(src, entry.name), os.path.join(dst, entry.name)
        try:
            if entry.is_symlink():
                leads_to = os.readlink(source)
                if symlinks:
                    os.symlink(leads_to, target)
                    continue
                if ignore_dangling_symlinks and not os.path.exists(source):
                    continue
            if entry.is_dir():
                copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, target, str(error)))
    try:
        copystat(src, dst)
    except OSError as error:
        errors.append((src, dst, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors: bool = False, onerror=None, *, onexc=None, dir_fd=None) -> None:
    """Remove a folder with all that is in it; `onexc(function, path, exception)` is told of what fails."""
    if dir_fd is not None:
        raise NotImplementedError('dir_fd unavailable on this platform')

    def report(function, where, error) -> None:
        if ignore_errors:
            return
        if onexc is not None:
            onexc(function, where, error)
        elif onerror is not None:
            onerror(function, where, (type(error), error, error.__traceback__))
        else:
            raise error

    try:
        if os.path.islink(path):
            raise OSError('Cannot call rmtree on a symbolic link')
    except OSError as error:
        report(os.path.islink, path, error)
        return
    _remove_folder(path, report)


def _remove_folder(path, report) -> None:
    # Folders wait to be looked into, and once more to be removed when they are empty.
    waiting = [(path, False)]
    while waiting:
        path, is_empty = waiting.pop()
        if is_empty:
            try:
                os.rmdir(path)
            except OSError as error:
                report(os.rmdir, path, error)
            continue
        try:
            with os.scandir(path) as found:
                entries = list(found)
        except FileNotFoundError as error:
            report(os.scandir, path, error)
            continue
        except OSError as error:
            report(os.scandir, path, error)
            entries = []
        waiting.append((path, True))
        below = []
        for entry in entries:
            try:
                is_folder = entry.is_dir(follow_symlinks=False)
            except OSError:
                is_folder = False
            if is_folder:
                below.append((entry.path, False))
                continue
            try:
                os.unlink(entry.path)
            except FileNotFoundError:
                # Somebody else removed it.
                pass
            except OSError as error:
                report(os.unlink, entry.path, error)
        waiting.extend(reversed(below))


rmtree.avoids_symlink_attacks = False


def move(src, dst, copy_function=copy2):
    """Move a file or folder, to a name or into a folder, onto another file system if need be; return the target."""
    real = dst
    if os.path.isdir(dst):
        if _same(src, dst) and not os.path.islink(src):
            os.rename(src, dst)
            return None
        real = os.path.join(dst, os.path.basename(os.fspath(src).rstrip(os.path.sep)))
        if os.path.exists(real):
            raise Error(f"Destination path '{real}' already exists")
    try:
        os.rename(src, real)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), real)
            os.unlink(src)
        elif os.path.isdir(src):
            if os.path.abspath(dst).startswith(os.path.abspath(src) + os.path.sep):
                raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
            copytree(src, real, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, real)
            os.unlink(src)
    return real


class _Usage(tuple):
    __slots__ = ()
    _fields = ('total', 'used', 'free')

    def __repr__(self) -> str:
        return f'usage(total={self[0]!r}, used={self[1]!r}, free={self[2]!r})'

    total = property(lambda self: self[0])
    used = property(lambda self: self[1])
    free = property(lambda self: self[2])


def disk_usage(path) -> _Usage:
    """Return total, used and free bytes of the file system."""
    found = os.statvfs(path)
    return _Usage((found.f_blocks * found.f_frsize, (found.f_blocks - found.f_bfree) * found.f_frsize,
                   found.f_bavail * found.f_frsize))


def chown(path, user=None, group=None, *, dir_fd=None, follow_symlinks: bool = True) -> None:
    """Give a file to another user or group, by number or name."""
    if user is None and group is None:
        raise ValueError('user and/or group must be set')
    uid, gid = -1 if user is None else user, -1 if group is None else group
    if isinstance(uid, str):
        import pwd
        try:
            uid = pwd.getpwnam(user).pw_uid
        except KeyError:
            raise LookupError(f'no such user: {user!r}') from None
    if isinstance(gid, str):
        import grp
        try:
            gid = grp.getgrnam(group).gr_gid
        except KeyError:
            raise LookupError(f'no such group: {group!r}') from None
    os.chown(path, uid, gid, dir_fd=dir_fd, follow_symlinks=follow_symlinks)


def get_terminal_size(fallback: tuple = (80, 24)):
    """Return the columns and lines of the terminal; COLUMNS and LINES go first."""
    def from_environment(name: str) -> int:
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0

    columns, lines = from_environment('COLUMNS'), from_environment('LINES')
    if columns <= 0 or lines <= 0:
        try:
            size = tuple(os.get_terminal_size(1))
        except (AttributeError, ValueError, OSError):
            size = fallback
        columns = columns if columns > 0 else size[0] or fallback[0]
        lines = lines if lines > 0 else size[1] or fallback[1]
    return os.terminal_size((columns, lines))


def which(cmd, mode: int = os.F_OK | os.X_OK, path=None):
    """Return where a command is found, or None."""
    def usable(name) -> bool:
        return os.path.exists(name) and os.access(name, mode) and not os.path.isdir(name)

    if os.path.dirname(cmd):
        return cmd if usable(cmd) else None
    if path is None:
        path = os.environ.get('PATH')
        if path is None:
            try:
                path = os.confstr('CS_PATH')
            except (AttributeError, ValueError):
                path = os.defpath
    if not path:
        return None
    for folder in dict.fromkeys(os.fsdecode(path).split(os.pathsep)):
        name = os.path.join(folder, os.fsdecode(cmd))
        if usable(name):
            return os.fsencode(name) if isinstance(cmd, bytes) else name
    return None
