"""The lines of several files, one after the other."""

import io
import os
import sys
from types import GenericAlias

__all__ = ['input', 'close', 'nextfile', 'filename', 'lineno', 'filelineno', 'fileno', 'isfirstline', 'isstdin',
           'FileInput', 'hook_compressed', 'hook_encoded']

_state = None


def input(files=None, inplace: bool = False, backup: str = '', *, mode: str = 'r', openhook=None, encoding=None,
          errors=None):
    """Return the lines of some files, or of those that the command line names; the functions here tell of them."""
    global _state
    if _state and _state._file:
        raise RuntimeError('input() already active')
    _state = FileInput(files, inplace, backup, mode=mode, openhook=openhook, encoding=encoding, errors=errors)
    return _state


def close() -> None:
    """End the reading."""
    global _state
    state, _state = _state, None
    if state:
        state.close()


def _active():
    if not _state:
        raise RuntimeError('no active input()')
    return _state


def nextfile() -> None:
    """Go on to the next file."""
    return _active().nextfile()


def filename():
    """Return the name of the file."""
    return _active().filename()


def lineno() -> int:
    """Return the number of the line in all files together."""
    return _active().lineno()


def filelineno() -> int:
    """Return the number of the line in its file."""
    return _active().filelineno()


def fileno() -> int:
    """Return the descriptor of the file, -1 without one."""
    return _active().fileno()


def isfirstline() -> bool:
    """Return whether the line is the first of its file."""
    return _active().isfirstline()


def isstdin() -> bool:
    """Return whether the line came from standard input."""
    return _active().isstdin()


class FileInput:
    """The lines of several files."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, files=None, inplace: bool = False, backup: str = '', *, mode: str = 'r', openhook=None,
                 encoding=None, errors=None) -> None:
        if isinstance(files, str):
            files = (files,)
        elif isinstance(files, os.PathLike):
            files = (os.fspath(files),)
        else:
            files = tuple(sys.argv[1:] if files is None else files) or ('-',)
        self._files = files
        self._inplace = inplace
        self._backup = backup
        self._savestdout = self._output = self._filename = self._file = self._backupfilename = None
        self._startlineno = self._filelineno = 0
        self._isstdin = False
        self._encoding = encoding
        self._errors = errors
        if mode not in ('r', 'rb'):
            raise ValueError("FileInput opening mode must be 'r' or 'rb'")
        self._mode = mode
        self._write_mode = mode.replace('r', 'w')
        if openhook:
            if inplace:
                raise ValueError('FileInput cannot use an opening hook in inplace mode')
            if not callable(openhook):
                raise ValueError('FileInput openhook must be callable')
        self._openhook = openhook

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """End the reading."""
        try:
            self.nextfile()
        finally:
            self._files = ()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback) -> None:
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def nextfile(self) -> None:
        """Go on to the next file."""
        savestdout, self._savestdout = self._savestdout, None
        if savestdout:
            sys.stdout = savestdout
        output, self._output = self._output, None
        file, self._file = self._file, None
        backup, self._backupfilename = self._backupfilename, None
        try:
            if output:
                output.close()
        finally:
            try:
                if file and not self._isstdin:
                    file.close()
            finally:
                if backup and not self._backup:
                    try:
                        os.unlink(backup)
                    except OSError:
                        pass
                self._isstdin = False

    def readline(self):
        """Return the next line, nothing at the end."""
        while True:
            if self._file is None:
                if not self._files:
                    return b'' if 'b' in self._mode else ''
                self._open_next()
            line = self._file.readline()
            if line:
                self._filelineno += 1
                return line
            self.nextfile()

    def _open_next(self) -> None:
        self._filename, *rest = self._files
        self._files = tuple(rest)
        self._startlineno = self.lineno()
        self._filelineno = 0
        self._isstdin = False
        encoding = self._encoding
        if self._filename == '-':
            self._filename = '<stdin>'
            self._file = getattr(sys.stdin, 'buffer', sys.stdin) if 'b' in self._mode else sys.stdin
            self._isstdin = True
        elif self._inplace:
            self._open_in_place(encoding)
        elif self._openhook:
            if self._encoding is None:
                self._file = self._openhook(self._filename, self._mode)
            else:
                self._file = self._openhook(self._filename, self._mode, encoding=self._encoding, errors=self._errors)
        else:
            self._file = open(self._filename, self._mode, encoding=encoding, errors=self._errors)

    def _open_in_place(self, encoding) -> None:
        self._backupfilename = os.fspath(self._filename) + (self._backup or '.bak')
        try:
            os.unlink(self._backupfilename)
        except OSError:
            pass
        # What is printed takes the place of the file, which is read under its other name.
        os.rename(self._filename, self._backupfilename)
        self._file = open(self._backupfilename, self._mode, encoding=encoding, errors=self._errors)
        permissions = os.fstat(self._file.fileno()).st_mode
        descriptor = os.open(self._filename, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, permissions)
        self._output = open(descriptor, self._write_mode, encoding=encoding, errors=self._errors)
        os.chmod(self._filename, permissions & 0o7777)
        self._savestdout = sys.stdout
        sys.stdout = self._output

    def filename(self):
        """Return the name of the file."""
        return self._filename

    def lineno(self) -> int:
        """Return the number of the line in all files together."""
        return self._startlineno + self._filelineno

    def filelineno(self) -> int:
        """Return the number of the line in its file."""
        return self._filelineno

    def fileno(self) -> int:
        """Return the descriptor of the file, -1 without one."""
        if self._file:
            try:
                return self._file.fileno()
            except ValueError:
                pass
        return -1

    def isfirstline(self) -> bool:
        """Return whether the line is the first of its file."""
        return self._filelineno == 1

    def isstdin(self) -> bool:
        """Return whether the line came from standard input."""
        return self._isstdin


def hook_compressed(filename, mode: str, *, encoding=None, errors=None):
    """Open a file, one that is compressed as its extension says through what reads such."""
    if encoding is None and 'b' not in mode:
        encoding = 'locale'
    extension = os.path.splitext(filename)[1]
    if extension == '.gz':
        import gzip
        stream = gzip.open(filename, mode)
    elif extension == '.bz2':
        import bz2
        stream = bz2.BZ2File(filename, mode)
    else:
        return open(filename, mode, encoding=encoding, errors=errors)
    return stream if 'b' in mode else io.TextIOWrapper(stream, encoding=encoding, errors=errors)


def hook_encoded(encoding, errors=None):
    """Return a function that opens files with an encoding."""
    return lambda filename, mode: open(filename, mode, encoding=encoding, errors=errors)
