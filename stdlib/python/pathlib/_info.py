"""What is known of a path's file, and files copied and moved by their paths."""

import errno
import os
import stat

__all__ = ['Info', 'EntryInfo', 'check_different', 'check_distinct', 'copy_into_place']


class Info:
    """What the system says of a path, asked once."""

    __slots__ = ('_path', '_followed', '_own')

    def __init__(self, path) -> None:
        self._path = str(path)
        self._followed = self._own = None

    def __repr__(self) -> str:
        return '<PosixPath.info>'

    def _mode(self, follow_symlinks: bool) -> int:
        if follow_symlinks:
            if self._followed is None:
                self._followed = _mode(self._path, os.stat)
            return self._followed
        if self._own is None:
            self._own = _mode(self._path, os.lstat)
        return self._own

    def exists(self, *, follow_symlinks: bool = True) -> bool:
        """Return whether it exists."""
        return self._mode(follow_symlinks) != 0

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Return whether it is a folder."""
        return stat.S_ISDIR(self._mode(follow_symlinks))

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        """Return whether it is a regular file."""
        return stat.S_ISREG(self._mode(follow_symlinks))

    def is_symlink(self) -> bool:
        """Return whether it is a link."""
        return stat.S_ISLNK(self._mode(False))


def _mode(path: str, look) -> int:
    try:
        return look(path).st_mode
    except (OSError, ValueError):
        return 0


class EntryInfo:
    """What the listing of a folder says of a path."""

    __slots__ = ('_entry', '_exists')

    def __init__(self, entry) -> None:
        self._entry = entry
        self._exists = None

    def __repr__(self) -> str:
        return '<PosixPath.info>'

    def exists(self, *, follow_symlinks: bool = True) -> bool:
        """Return whether it exists."""
        if not follow_symlinks:
            return True
        if self._exists is None:
            self._exists = _mode(self._entry.path, os.stat) != 0
        return self._exists

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Return whether it is a folder."""
        try:
            return self._entry.is_dir(follow_symlinks=follow_symlinks)
        except OSError:
            return False

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        """Return whether it is a regular file."""
        try:
            return self._entry.is_file(follow_symlinks=follow_symlinks)
        except OSError:
            return False

    def is_symlink(self) -> bool:
        """Return whether it is a link."""
        try:
            return self._entry.is_symlink()
        except OSError:
            return False


def _failure(source, target, why: str) -> OSError:
    error = OSError(errno.EINVAL, why)
    error.filename, error.filename2 = str(source), str(target)
    return error


def check_distinct(source, target) -> None:
    """Raise if the target is the source or lies below it."""
    if source == target:
        raise _failure(source, target, 'Source and target are the same path')
    if source in target.parents:
        raise _failure(source, target, 'Source path is a parent of target path')


def check_different(source, target) -> None:
    """Raise if both are one file."""
    try:
        same = source.samefile(target)
    except (OSError, ValueError):
        return
    if same:
        raise _failure(source, target, 'Source and target are the same file')


def copy_into_place(source, target, follow_symlinks: bool, preserve_metadata: bool) -> None:
    """Copy a file, a link or a folder with what is in it."""
    check_distinct(source, target)
    _copy(source, target, follow_symlinks, preserve_metadata)


def _copy(source, target, follow_symlinks: bool, preserve_metadata: bool) -> None:
    info = source.info
    if not follow_symlinks and info.is_symlink():
        target.symlink_to(str(source.readlink()), info.is_dir())
    elif info.is_dir():
        children = list(source.iterdir())
        target.mkdir()
        for child in children:
            _copy(child, target.joinpath(child.name), follow_symlinks, preserve_metadata)
    else:
        check_different(source, target)
        with open(source, 'rb') as reader:
            try:
                writer = open(target, 'wb')
            except IsADirectoryError as error:
                if target.exists():
                    raise
                raise FileNotFoundError(f'Directory does not exist: {target}') from error
            with writer:
                while chunk := reader.read(1 << 18):
                    writer.write(chunk)
    if preserve_metadata:
        import shutil
        shutil.copystat(source, target, follow_symlinks=follow_symlinks)
