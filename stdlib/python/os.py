"""The operating system: files, folders, processes and their environment."""

import posixpath as path
import sys
from builtins import open as _open_file

import posix
from posix import *
from posix import _exit
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

__all__ = [
    'altsep', 'curdir', 'pardir', 'sep', 'pathsep', 'linesep', 'defpath', 'name', 'path', 'devnull', 'SEEK_SET',
    'SEEK_CUR', 'SEEK_END', 'fsencode', 'fsdecode', 'get_exec_path', 'fdopen', 'extsep', 'F_OK', 'R_OK', 'W_OK', 'X_OK',
    'makedirs', 'removedirs', 'renames', 'walk', 'fwalk', 'execl', 'execle', 'execlp', 'execlpe', 'execvp', 'execvpe', 'environ',
    'environb', 'reload_environ', 'getenv', 'getenvb', 'popen', 'PathLike', 'fspath', 'process_cpu_count', 'supports_bytes_environ',
    'ctermid', 'device_encoding', 'getlogin', 'major', 'makedev', 'minor', 'P_WAIT', 'P_NOWAIT', 'P_NOWAITO', 'killpg',
    'spawnl', 'spawnle', 'spawnlp', 'spawnlpe', 'spawnv', 'spawnve', 'spawnvp',
    'spawnvpe', 'system', 'supports_dir_fd', 'supports_effective_ids', 'supports_fd', 'supports_follow_symlinks', '_exit',
    *(_name for _name in dir(posix) if not _name.startswith('_')),
]

name = 'posix'
linesep = '\n'

sys.modules['os.path'] = path
# That of `posix` is the raw one; see `__getattr__`.
del environ

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2

supports_bytes_environ = True


def _functions(*names: str) -> set:
    return {getattr(posix, name) for name in names if hasattr(posix, name)}


# `remove`, `replace` and the like take folders too, but these sets name each call of the system once.
supports_dir_fd = _functions(
    'access', 'chmod', 'chown', 'link', 'lstat', 'mkdir', 'mkfifo', 'mknod', 'open', 'readlink', 'rename', 'rmdir', 'stat',
    'symlink', 'unlink', 'utime')
supports_effective_ids = _functions('access')
supports_fd = _functions(
    'chdir', 'chmod', 'chown', 'listdir', 'pathconf', 'scandir', 'stat', 'statvfs', 'truncate', 'utime')
supports_follow_symlinks = _functions('access', 'chown', 'link', 'stat', 'utime')


def __getattr__(name: str):
    # The environment is made when it is asked for: its class needs the abstract classes.
    if name in ('environ', 'environb'):
        from _environment import make_environments
        global environ, environb
        environ, environb = make_environments()
        return globals()[name]
    if name == '_Environ':
        from _environment import _Environ
        globals()[name] = _Environ
        return _Environ
    if name == 'PathLike':
        from _environment import PathLike
        globals()[name] = PathLike
        return PathLike
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def makedirs(name, mode: int = 0o777, exist_ok: bool = False) -> None:
    """Make a folder, and those that it lies in."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            # Somebody else made it just now.
            pass
        if tail == (curdir if isinstance(tail, str) else b'.'):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name) -> None:
    """Remove an empty folder, and those that it lies in as long as they become empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new) -> None:
    """Rename, making the folders that are needed and removing those that become empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown: bool = True, onerror=None, followlinks: bool = False):
    """Yield (folder, names of folders, names of files) for `top` and every folder below it."""
    # Tuples wait to be yielded; paths, to be looked into.
    stack = [fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        folders, files, below = [], [], []
        try:
            with scandir(top) as entries:
                for entry in entries:
                    try:
                        is_folder = entry.is_dir()
                    except OSError:
                        is_folder = False
                    (folders if is_folder else files).append(entry.name)
                    if not topdown and is_folder:
                        try:
                            is_link = entry.is_symlink()
                        except OSError:
                            is_link = False
                        if followlinks or not is_link:
                            below.append(entry.path)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        if topdown:
            yield top, folders, files
            # The caller may have changed the list, to leave some out.
            for folder in reversed(folders):
                new = path.join(top, folder)
                if followlinks or not path.islink(new):
                    stack.append(new)
        else:
            stack.append((top, folders, files))
            stack.extend(reversed(below))


def fwalk(top='.', topdown: bool = True, onerror=None, *, follow_symlinks: bool = False, dir_fd: int | None = None):
    """As `walk`, and with the descriptor of each folder, which is open until the next one is asked for.

    Names are looked up from these descriptors, so that nobody can lead the walk elsewhere by putting a link in its way.
    """
    sys.audit('os.fwalk', top, topdown, onerror, follow_symlinks, dir_fd)
    top = fspath(top)
    # A link at the top is followed only where links are; its status tells it from the folder opened.
    before = None if follow_symlinks else stat(top, follow_symlinks=False, dir_fd=dir_fd)
    folder = open(top, O_RDONLY | O_NONBLOCK, dir_fd=dir_fd)
    try:
        if before is None or (path.samestat(before, stat(folder)) and before.st_mode & 0o170000 == 0o040000):
            yield from _walk_open(folder, top, topdown, onerror, follow_symlinks)
    finally:
        close(folder)


def _walk_open(folder: int, top, topdown: bool, onerror, follow_symlinks: bool):
    folders, files = [], []
    try:
        with scandir(folder) as entries:
            for entry in entries:
                name = fsencode(entry.name) if isinstance(top, bytes) else entry.name
                try:
                    is_folder = entry.is_dir()
                except OSError:
                    is_folder = False
                (folders if is_folder else files).append(name)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    if topdown:
        yield top, folders, files, folder
    for name in folders:
        try:
            before = None if follow_symlinks else stat(name, dir_fd=folder, follow_symlinks=False)
            below = open(name, O_RDONLY | O_NONBLOCK, dir_fd=folder)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        try:
            if before is None or path.samestat(before, stat(below)):
                yield from _walk_open(below, path.join(top, name), topdown, onerror, follow_symlinks)
        finally:
            close(below)
    if not topdown:
        yield top, folders, files, folder


def ctermid() -> str:
    """Return the path of the terminal that controls the process."""
    return '/dev/tty'


def getlogin() -> str:
    """Return the name of the user who is logged in at the terminal."""
    import pwd
    for descriptor in (0, 1, 2):
        if isatty(descriptor):
            try:
                return pwd.getpwuid(fstat(descriptor).st_uid).pw_name
            except KeyError:
                break
    raise OSError(6, strerror(6))


def device_encoding(fd: int):
    """Return the encoding of a terminal, None for what is none."""
    return 'UTF-8' if isatty(fd) else None


def major(device: int, /) -> int:
    """Return the first part of the number of a device."""
    return device >> 8 & 0xfff | device >> 32 & 0xfffff000


def minor(device: int, /) -> int:
    """Return the second part of the number of a device."""
    return device & 0xff | device >> 12 & 0xffffff00


def makedev(major: int, minor: int, /) -> int:
    """Return the number of a device."""
    return (minor & 0xff) | (major & 0xfff) << 8 | (minor & 0xffffff00) << 12 | (major & 0xfffff000) << 32


def system(command) -> int:
    """Run a command of the shell; return the status that it ends with, as `waitpid` gives it."""
    import subprocess
    status = subprocess.call(fsdecode(command), shell=True)
    return -status if status < 0 else status << 8


def killpg(pgid: int, signal: int, /) -> None:
    """Send a signal to a group of processes."""
    kill(-pgid if pgid else 0, signal)


P_WAIT = 0
P_NOWAIT = P_NOWAITO = 1


def spawnve(mode: int, file, args, env) -> int:
    """Run a program; return its exit status, or without waiting its number."""
    if not isinstance(args, (tuple, list)):
        raise TypeError('argv must be a tuple or a list')
    if not args or not args[0]:
        raise ValueError('argv first element cannot be empty')
    import subprocess
    try:
        process = subprocess.Popen(list(args), executable=file, env=env, close_fds=False)
    except OSError:
        if mode == P_WAIT:
            return 127
        raise
    if mode == P_WAIT:
        return process.wait()
    # Whoever called waits for it.
    process._child_created = False
    return process.pid


def spawnv(mode: int, file, args) -> int:
    """As `spawnve`, with the environment of this program."""
    return spawnve(mode, path.join(curdir, file) if not path.dirname(file) else file, args, None)


def spawnvp(mode: int, file, args) -> int:
    """As `spawnv`, the program being looked for on the path."""
    return spawnve(mode, file, args, None)


def spawnvpe(mode: int, file, args, env) -> int:
    """As `spawnve`, the program being looked for on the path."""
    return spawnve(mode, file, args, env)


def spawnl(mode: int, file, *args) -> int:
    """As `spawnv`, with the arguments one by one."""
    return spawnv(mode, file, args)


def spawnle(mode: int, file, *args) -> int:
    """As `spawnve`, with the arguments one by one and the environment last."""
    return spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode: int, file, *args) -> int:
    """As `spawnvp`, with the arguments one by one."""
    return spawnvp(mode, file, args)


def spawnlpe(mode: int, file, *args) -> int:
    """As `spawnvpe`, with the arguments one by one and the environment last."""
    return spawnvpe(mode, file, args[:-1], args[-1])


def fsencode(filename) -> bytes:
    """Return a file's name as bytes."""
    filename = fspath(filename)
    if isinstance(filename, str):
        return filename.encode(sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
    return filename


def fsdecode(filename) -> str:
    """Return a file's name as str."""
    filename = fspath(filename)
    if isinstance(filename, bytes):
        return filename.decode(sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
    return filename


def getenv(key: str, default=None):
    """Return a variable of the environment, or `default`."""
    return _environment().get(key, default)


def getenvb(key: bytes, default=None):
    """Return a variable of the environment as bytes, or `default`."""
    _environment()
    return environb.get(key, default)


def _environment():
    found = globals().get('environ')
    return __getattr__('environ') if found is None else found


def get_exec_path(env=None) -> list:
    """Return the folders in which programs are looked for."""
    if env is None:
        env = _environment()
    found = env.get('PATH')
    try:
        encoded = env[b'PATH']
    except (KeyError, TypeError):
        pass
    else:
        if found is not None:
            raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
        found = fsdecode(encoded)
    return (defpath if found is None else fsdecode(found)).split(pathsep)


def execl(file, *args) -> None:
    """Become another program, with these arguments."""
    execv(file, args)


def execle(file, *args) -> None:
    """Become another program, with these arguments and the environment in the last of them."""
    execve(file, args[:-1], args[-1])


def execlp(file, *args) -> None:
    """Become another program, which is looked for in the path."""
    execvp(file, args)


def execlpe(file, *args) -> None:
    """Become another program, which is looked for in the path, with an environment."""
    execvpe(file, args[:-1], args[-1])


def execvp(file, args) -> None:
    """Become another program, which is looked for in the path."""
    _execvpe(file, args)


def execvpe(file, args, env) -> None:
    """Become another program, which is looked for in the path, with an environment."""
    _execvpe(file, args, env)


def _execvpe(file, args, env=None) -> None:
    run, rest = (execv, (args,)) if env is None else (execve, (args, env))
    if path.dirname(file):
        run(file, *rest)
        return
    failure = None
    for folder in get_exec_path(env):
        try:
            run(path.join(folder, file), *rest)
        except (FileNotFoundError, NotADirectoryError) as error:
            last = error
        except OSError as error:
            failure = failure or error
            last = error
    raise failure or last


def fdopen(fd: int, mode: str = 'r', buffering: int = -1, encoding: str | None = None, *args, **kwargs):
    """Make a file object of a descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f'invalid fd type ({type(fd)}, expected integer)')
    return _open_file(fd, mode, buffering, encoding, *args, **kwargs)


class _PipeFile:
    # The file at this end of a command's pipe; closing it waits for the command.
    def __init__(self, file, process) -> None:
        self._file = file
        self._process = process

    def close(self) -> int | None:
        self._file.close()
        status = self._process.wait()
        if status == 0:
            return None
        return -status if status < 0 else status << 8

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        self.close()

    def __getattr__(self, name: str):
        return getattr(self._file, name)

    def __iter__(self):
        return iter(self._file)


def popen(cmd: str, mode: str = 'r', buffering: int = -1):
    """Run a shell command with a pipe to read from or to write to."""
    if not isinstance(cmd, str):
        raise TypeError(f'invalid cmd type ({type(cmd)}, expected string)')
    if mode not in ('r', 'w'):
        raise ValueError(f'invalid mode {mode!r}')
    if buffering == 0 or buffering is None:
        raise ValueError('popen() does not support unbuffered streams')
    import subprocess
    if mode == 'r':
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE, bufsize=buffering)
        return _PipeFile(process.stdout, process)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE, bufsize=buffering)
    return _PipeFile(process.stdin, process)


if not hasattr(posix, 'fspath'):
    def fspath(path):
        """Return the str or bytes that a path object stands for."""
        if isinstance(path, (str, bytes)):
            return path
        method = getattr(type(path), '__fspath__', None)
        if method is None:
            raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__)
        result = method(path)
        if isinstance(result, (str, bytes)):
            return result
        raise TypeError(f'expected {type(path).__name__}.__fspath__() to return str or bytes, '
                        f'not {type(result).__name__}')


def reload_environ() -> None:
    """Have `environ` and `environb` show what other code has made of the environment."""
    data = (environ if 'environ' in globals() else __getattr__('environ'))._data
    found = posix._create_environ()
    data.clear()
    data.update(found)


def process_cpu_count() -> int | None:
    """Return how many processors this process may use."""
    try:
        return len(sched_getaffinity(0))
    except (NameError, OSError):
        return cpu_count()
