"""Paths as objects: `PurePath` works on their text, `Path` on the files as well."""

import io
import os
import stat
import sys
from errno import EXDEV

from pathlib._info import EntryInfo, Info, check_different, check_distinct, copy_into_place
from pathlib._matching import Search
from pathlib._pure import PurePath, PurePosixPath, PureWindowsPath, UnsupportedOperation

__all__ = ['UnsupportedOperation', 'PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path', 'PosixPath', 'WindowsPath']


class Path(PurePath):
    """A path whose file can be asked for and changed."""

    __slots__ = ('_info',)

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    @property
    def info(self):
        """What kind of file it is, remembered from the first time that it was asked."""
        try:
            return self._info
        except AttributeError:
            self._info = Info(self)
            return self._info

    def stat(self, *, follow_symlinks: bool = True):
        """Return what the system says of the file."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """Return what the system says of the file, of a link itself."""
        return os.lstat(self)

    def exists(self, *, follow_symlinks: bool = True) -> bool:
        """Return whether there is such a file."""
        return os.path.exists(self) if follow_symlinks else os.path.lexists(self)

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Return whether it is a folder."""
        return os.path.isdir(self) if follow_symlinks else stat.S_ISDIR(self._mode(os.lstat))

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        """Return whether it is a regular file."""
        return os.path.isfile(self) if follow_symlinks else stat.S_ISREG(self._mode(os.lstat))

    def is_mount(self) -> bool:
        """Return whether a file system begins there."""
        return os.path.ismount(self)

    def is_symlink(self) -> bool:
        """Return whether it is a link."""
        return os.path.islink(self)

    def is_junction(self) -> bool:
        """Return whether it is a junction, which only Windows has."""
        return os.path.isjunction(self)

    def _mode(self, look=os.stat) -> int:
        try:
            return look(self).st_mode
        except (OSError, ValueError):
            return 0

    def is_block_device(self) -> bool:
        """Return whether it is a block device."""
        return stat.S_ISBLK(self._mode())

    def is_char_device(self) -> bool:
        """Return whether it is a character device."""
        return stat.S_ISCHR(self._mode())

    def is_fifo(self) -> bool:
        """Return whether it is a named pipe."""
        return stat.S_ISFIFO(self._mode())

    def is_socket(self) -> bool:
        """Return whether it is a socket."""
        return stat.S_ISSOCK(self._mode())

    def samefile(self, other_path) -> bool:
        """Return whether both are one file."""
        own = self.stat()
        try:
            other = other_path.stat()
        except AttributeError:
            other = self.with_segments(other_path).stat()
        return own.st_ino == other.st_ino and own.st_dev == other.st_dev

    def open(self, mode: str = 'r', buffering: int = -1, encoding=None, errors=None, newline=None):
        """Open the file."""
        if 'b' not in mode:
            encoding = io.text_encoding(encoding)
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self) -> bytes:
        """Return what is in the file."""
        with self.open(mode='rb', buffering=0) as file:
            return file.read()

    def read_text(self, encoding=None, errors=None, newline=None) -> str:
        """Return the text in the file."""
        encoding = io.text_encoding(encoding)
        with self.open(mode='r', encoding=encoding, errors=errors, newline=newline) as file:
            return file.read()

    def write_bytes(self, data) -> int:
        """Make the file hold these bytes."""
        # What is no bytes must not empty the file.
        view = memoryview(data)
        with self.open(mode='wb') as file:
            return file.write(view)

    def write_text(self, data: str, encoding=None, errors=None, newline=None) -> int:
        """Make the file hold this text."""
        encoding = io.text_encoding(encoding)
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {type(data).__name__}')
        with self.open(mode='w', encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def _child(self, text: str, tail: list, entry=None):
        path = self.with_segments(text)
        path._text = text or '.'
        path._parsed = self.drive, self.root, tail
        if entry is not None:
            path._info = EntryInfo(entry)
        return path

    def iterdir(self):
        """Return an iterator over what is in the folder, in any order."""
        root = str(self)
        with os.scandir(root) as entries:
            found = list(entries)
        tail = self._tail
        drive_and_root = self.anchor
        return (self._child(self._format(self.drive, self.root, [*tail, entry.name]) if tail or drive_and_root
                            else entry.name, [*tail, entry.name], entry) for entry in found)

    def glob(self, pattern, *, case_sensitive: bool | None = None, recurse_symlinks: bool = False):
        """Return an iterator over the paths below that match."""
        sys.audit('pathlib.Path.glob', self, pattern)
        parts = self._pattern_parts(pattern)
        if not parts:
            raise ValueError(f'Unacceptable pattern: {str(pattern)!r}')
        return self._search(parts, case_sensitive, recurse_symlinks)

    def rglob(self, pattern, *, case_sensitive: bool | None = None, recurse_symlinks: bool = False):
        """Return an iterator over the paths at any depth below that match."""
        sys.audit('pathlib.Path.rglob', self, pattern)
        # Nothing below any folder is the folder itself.
        return self._search(['**', *(self._pattern_parts(pattern) or [''])], case_sensitive, recurse_symlinks)

    def _pattern_parts(self, pattern) -> list:
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        if pattern.anchor:
            raise NotImplementedError('Non-relative patterns are unsupported')
        parts = list(pattern._tail)
        if parts and pattern._raw_path[-1:] == '/':
            # A slash at the end asks for folders.
            parts.append('')
        return parts

    def _search(self, parts: list, case_sensitive, recurse_symlinks: bool):
        drive, root, tail = self._parts()
        search = Search(parts, case_sensitive, recurse_symlinks)
        for names in search.find(str(self), tail):
            yield self._from_parts(drive, root, names)

    def walk(self, top_down: bool = True, on_error=None, follow_symlinks: bool = False):
        """Yield (folder, names of folders, names of files) for this folder and every one below it."""
        sys.audit('pathlib.Path.walk', self, on_error, follow_symlinks)
        stack = [self]
        while stack:
            path = stack.pop()
            if isinstance(path, tuple):
                yield path
                continue
            folders, files = [], []
            if not top_down:
                stack.append((path, folders, files))
            try:
                with os.scandir(path) as entries:
                    for entry in entries:
                        try:
                            is_folder = entry.is_dir(follow_symlinks=follow_symlinks)
                        except OSError:
                            is_folder = False
                        if is_folder and not top_down:
                            stack.append(path.joinpath(entry.name))
                        (folders if is_folder else files).append(entry.name)
            except OSError as error:
                if on_error is not None:
                    on_error(error)
                if not top_down:
                    stack.pop()
                continue
            if top_down:
                yield path, folders, files
                stack.extend(path.joinpath(name) for name in reversed(folders))

    @classmethod
    def cwd(cls):
        """Return the current folder."""
        path = cls(os.getcwd())
        return path

    @classmethod
    def home(cls):
        """Return the folder of the user."""
        home = os.path.expanduser('~')
        if home == '~':
            raise RuntimeError('Could not determine home directory.')
        return cls(home)

    def absolute(self):
        """Return the path from the root on, without looking at links."""
        if self.is_absolute():
            return self
        current = os.getcwd()
        if not self._tail:
            return self.with_segments(current)
        drive, root, tail = self._parse(current)
        return self._from_parts(drive, root, tail + self._tail)

    def resolve(self, strict: bool = False):
        """Return the path from the root on, without links."""
        return self.with_segments(os.path.realpath(self, strict=strict))

    def readlink(self):
        """Return where a link leads."""
        return self.with_segments(os.readlink(self))

    def expanduser(self):
        """Replace a `~` at the beginning with the folder of the user."""
        tail = self._tail
        if self.anchor or not tail or tail[0][:1] != '~':
            return self
        home = os.path.expanduser(tail[0])
        if home[:1] == '~':
            raise RuntimeError('Could not determine home directory.')
        drive, root, home_tail = self._parse(home)
        return self._from_parts(drive, root, home_tail + tail[1:])

    def as_uri(self) -> str:
        """Return the path as the address of a file."""
        if not self.is_absolute():
            raise ValueError("relative paths can't be expressed as file URIs")
        return self._to_uri()

    @classmethod
    def from_uri(cls, uri: str):
        """Return the path that the address of a file names."""
        scheme, colon, rest = uri.partition(':')
        if scheme.lower() != 'file' or not colon:
            raise ValueError("URL is missing a 'file:' scheme")
        if rest.startswith('//'):
            host, slash, path = rest[2:].partition('/')
            if host and host.lower() != 'localhost' and not _is_own_name(host):
                raise ValueError('file:// scheme is supported only on localhost')
            rest = slash + path
        path = cls(_unquote(rest))
        if not path.is_absolute():
            raise ValueError(f'URI is not absolute: {uri!r}')
        return path

    def owner(self, *, follow_symlinks: bool = True) -> str:
        """Return the name of the user that the file belongs to."""
        import pwd
        return pwd.getpwuid(self.stat(follow_symlinks=follow_symlinks).st_uid).pw_name

    def group(self, *, follow_symlinks: bool = True) -> str:
        """Return the name of the group that the file belongs to."""
        import grp
        return grp.getgrgid(self.stat(follow_symlinks=follow_symlinks).st_gid).gr_name

    def touch(self, mode: int = 0o666, exist_ok: bool = True) -> None:
        """Make the file, or set its time to now."""
        if exist_ok:
            try:
                os.utime(self, None)
            except OSError:
                # It may not exist; what else is wrong shows when it is opened.
                pass
            else:
                return
        flags = os.O_CREAT | os.O_WRONLY
        os.close(os.open(self, flags if exist_ok else flags | os.O_EXCL, mode))

    def mkdir(self, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        """Make the folder."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            # What the error is differs from system to system if there is something already.
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode: int, *, follow_symlinks: bool = True) -> None:
        """Set the permissions."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode: int) -> None:
        """Set the permissions, of a link itself."""
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok: bool = False) -> None:
        """Remove the file or link."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self) -> None:
        """Remove the folder, which must be empty."""
        os.rmdir(self)

    def rename(self, target):
        """Rename, and return the new path."""
        os.rename(self, target)
        return self._as_target(target)

    def replace(self, target):
        """Rename, taking the place of what is there, and return the new path."""
        os.replace(self, target)
        return self._as_target(target)

    def _as_target(self, target):
        return target if hasattr(target, 'with_segments') else self.with_segments(target)

    def symlink_to(self, target, target_is_directory: bool = False) -> None:
        """Make this path a link to the target."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target) -> None:
        """Make this path another name of the target's file."""
        os.link(target, self)

    def copy(self, target, *, follow_symlinks: bool = True, preserve_metadata: bool = False):
        """Copy the file, or the folder with what is in it, and return the new path."""
        target = self._as_target(target)
        copy_into_place(self, target, follow_symlinks, preserve_metadata)
        return target.joinpath()

    def copy_into(self, target_dir, *, follow_symlinks: bool = True, preserve_metadata: bool = False):
        """Copy into a folder, and return the new path."""
        return self.copy(self._in_folder(target_dir), follow_symlinks=follow_symlinks,
                         preserve_metadata=preserve_metadata)

    def _in_folder(self, folder):
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        return self._as_target(folder).joinpath(self.name)

    def move(self, target):
        """Move the file or the folder, and return the new path."""
        target = self._as_target(target)
        check_different(self, target)
        try:
            os.replace(self, target)
        except OSError as error:
            if error.errno != EXDEV:
                raise
            # Another file system: a copy takes the place of renaming.
            self.copy(target, follow_symlinks=False, preserve_metadata=True)
            self._remove()
        return target.joinpath()

    def _remove(self) -> None:
        if self.is_dir(follow_symlinks=False):
            import shutil
            shutil.rmtree(self)
        else:
            self.unlink()

    def move_into(self, target_dir):
        """Move into a folder, and return the new path."""
        return self.move(self._in_folder(target_dir))


def _unquote(path: str) -> str:
    first, *rest = path.split('%')
    result = bytearray(os.fsencode(first))
    for piece in rest:
        try:
            result.append(int(piece[:2], 16) if len(piece) > 1 and piece[:2].isalnum() else int('x'))
            piece = piece[2:]
        except ValueError:
            piece = '%' + piece
        result += os.fsencode(piece)
    return os.fsdecode(bytes(result))


class PosixPath(Path, PurePosixPath):
    """A path of a system like Unix."""

    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """A path of Windows, which this system is not."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise UnsupportedOperation(f'cannot instantiate {cls.__name__!r} on your system')


def _is_own_name(host: str) -> bool:
    import socket
    return host.lower() == socket.gethostname().lower()
