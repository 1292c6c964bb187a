"""Handlers, which put records out, and the filters that they and loggers have."""

import sys
import threading
from _weakref import ref

from ._formats import Formatter

__all__ = ['Filter', 'Filterer', 'Handler', 'StreamHandler', 'FileHandler', 'NullHandler', 'getHandlerByName',
           'getHandlerNames']

__name__ = 'logging'

_lock = threading.RLock()
_handlers_by_name: dict = {}
# References to every handler, in the order in which they were made, for the end of the program.
_handlerList: list = []

_defaultFormatter = Formatter()


def _settings():
    return sys.modules['logging']


class Filter:
    """Lets through the records of one logger and those below it."""

    def __init__(self, name: str = '') -> None:
        self.name = name
        self.nlen = len(name)

    def filter(self, record) -> bool:
        """Say whether a record goes through."""
        if not self.name or self.name == record.name:
            return True
        return record.name.startswith(self.name) and record.name[self.nlen] == '.'


class Filterer:
    """What has filters."""

    def __init__(self) -> None:
        self.filters = []

    def addFilter(self, filter) -> None:
        """Add a filter: a function, or an object with a method `filter`."""
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter) -> None:
        """Take a filter away."""
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """Return the record, or another that a filter puts in its place, or something false."""
        for each in self.filters:
            result = each.filter(record) if hasattr(each, 'filter') else each(record)
            if not result:
                return False
            if isinstance(result, type(record)):
                record = result
        return record


def getHandlerByName(name: str):
    """Return the handler with a name, or None."""
    return _handlers_by_name.get(name)


def getHandlerNames() -> frozenset:
    """Return the names of the handlers."""
    return frozenset(_handlers_by_name)


def _remove_handler_reference(reference) -> None:
    try:
        _handlerList.remove(reference)
    except ValueError:
        pass


class Handler(Filterer):
    """Puts records out; a subclass says where."""

    def __init__(self, level=0) -> None:
        super().__init__()
        self._name = None
        self.level = _settings()._checkLevel(level)
        self.formatter = None
        self._closed = False
        _handlerList.append(ref(self, _remove_handler_reference))
        self.createLock()

    def get_name(self) -> str | None:
        """Return the name."""
        return self._name

    def set_name(self, name: str) -> None:
        """Give a name."""
        with _lock:
            _handlers_by_name.pop(self._name, None)
            self._name = name
            if name:
                _handlers_by_name[name] = self

    name = property(get_name, set_name)

    def createLock(self) -> None:
        """Make the lock that is held while a record is put out."""
        self.lock = threading.RLock()

    def acquire(self) -> None:
        """Take the lock."""
        if self.lock:
            self.lock.acquire()

    def release(self) -> None:
        """Give the lock back."""
        if self.lock:
            self.lock.release()

    def setLevel(self, level) -> None:
        """Put out records of this level and above."""
        self.level = _settings()._checkLevel(level)

    def format(self, record) -> str:
        """Return the record as text."""
        return (self.formatter or _defaultFormatter).format(record)

    def emit(self, record) -> None:
        """Put a record out."""
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handle(self, record):
        """Put a record out if the filters let it through."""
        result = self.filter(record)
        if isinstance(result, type(record)):
            record = result
        if result:
            with self.lock:
                self.emit(record)
        return result

    def setFormatter(self, fmt) -> None:
        """Have a formatter make text of the records."""
        self.formatter = fmt

    def flush(self) -> None:
        """Write out what is held back."""

    def close(self) -> None:
        """Let go of everything."""
        with _lock:
            self._closed = True
            if self._name and _handlers_by_name.get(self._name) is self:
                del _handlers_by_name[self._name]

    def handleError(self, record) -> None:
        """Report that a record could not be put out, on stderr."""
        if not _settings().raiseExceptions or sys.stderr is None:
            return
        import traceback
        error = sys.exception()
        try:
            sys.stderr.write('--- Logging error ---\n')
            traceback.print_exception(error, file=sys.stderr)
            sys.stderr.write('Call stack:\n')
            frame = error.__traceback__.tb_frame
            while frame is not None and frame.f_globals.get('__name__') == 'logging':
                frame = frame.f_back
            if frame is not None:
                traceback.print_stack(frame, file=sys.stderr)
            else:
                sys.stderr.write(f'Logged from file {record.filename}, line {record.lineno}\n')
            try:
                sys.stderr.write(f'Message: {record.msg!r}\nArguments: {record.args}\n')
            except RecursionError:
                raise
            except Exception:
                sys.stderr.write('Unable to print the message and arguments - possible formatting error.\n'
                                 'Use the traceback above to help find the error.\n')
        except OSError:
            # stderr is gone, and there is nobody left to tell.
            pass
        finally:
            del error

    def __repr__(self) -> str:
        return f'<{type(self).__name__} ({_settings().getLevelName(self.level)})>'


class StreamHandler(Handler):
    """Writes records to a stream, stderr by default."""

    __class_getitem__ = classmethod(type(list[int]))

    terminator = '\n'

    def __init__(self, stream=None) -> None:
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self) -> None:
        """Flush the stream."""
        with self.lock:
            if self.stream and hasattr(self.stream, 'flush'):
                self.stream.flush()

    def emit(self, record) -> None:
        """Write a record and flush."""
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        """Write to another stream from now on; return the old one, or None when it is the same."""
        if stream is self.stream:
            return None
        old = self.stream
        with self.lock:
            self.flush()
            self.stream = stream
        return old

    def __repr__(self) -> str:
        name = str(getattr(self.stream, 'name', ''))
        return f"<{type(self).__name__} {name + ' ' if name else ''}({_settings().getLevelName(self.level)})>"


class FileHandler(StreamHandler):
    """Writes records to a file."""

    def __init__(self, filename, mode: str = 'a', encoding: str | None = None, delay: bool = False,
                 errors: str | None = None) -> None:
        import os
        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode = mode
        self.encoding = encoding
        self.errors = errors
        self.delay = delay
        # At the end of the program the builtin may be gone.
        self._builtin_open = open
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            super().__init__(self._open())

    def close(self) -> None:
        """Close the file."""
        with self.lock:
            try:
                if self.stream:
                    try:
                        self.flush()
                    finally:
                        stream, self.stream = self.stream, None
                        stream.close()
            finally:
                super().close()

    def _open(self):
        return self._builtin_open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def emit(self, record) -> None:
        """Write a record, opening the file if that has not happened yet."""
        if self.stream is None and (self.mode != 'w' or not self._closed):
            self.stream = self._open()
        if self.stream:
            super().emit(record)

    def __repr__(self) -> str:
        return f'<{type(self).__name__} {self.baseFilename} ({_settings().getLevelName(self.level)})>'


class _StderrHandler(StreamHandler):
    # Uses what `sys.stderr` is at the time.
    def __init__(self, level=0) -> None:
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


class NullHandler(Handler):
    """Puts nothing out."""

    def handle(self, record) -> None:
        """Do nothing."""

    def emit(self, record) -> None:
        """Do nothing."""

    def createLock(self) -> None:
        """There is nothing to lock."""
        self.lock = None
