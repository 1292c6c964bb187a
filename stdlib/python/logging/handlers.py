"""More handlers of log records: files that are changed from time to time, buffers and queues."""

import copy
import logging
import os
import queue
import threading
import time

from ._network_handlers import DatagramHandler, HTTPHandler, SMTPHandler, SocketHandler, SysLogHandler

__all__ = ['BaseRotatingHandler', 'RotatingFileHandler', 'TimedRotatingFileHandler', 'WatchedFileHandler',
           'BufferingHandler', 'MemoryHandler', 'QueueHandler', 'QueueListener', 'DatagramHandler', 'HTTPHandler',
           'SMTPHandler', 'SocketHandler', 'SysLogHandler']

DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
DEFAULT_HTTP_LOGGING_PORT = 9022
DEFAULT_SOAP_LOGGING_PORT = 9023
SYSLOG_UDP_PORT = 514
SYSLOG_TCP_PORT = 514

_DAY = 24 * 60 * 60


class BaseRotatingHandler(logging.FileHandler):
    """Writes to a file, and to a new one when a subclass says so."""

    namer = None
    rotator = None

    def __init__(self, filename, mode: str, encoding=None, delay: bool = False, errors=None) -> None:
        logging.FileHandler.__init__(self, filename, mode=mode, encoding=encoding, delay=delay, errors=errors)

    def emit(self, record) -> None:
        """Write a record, to a new file if it is time for one."""
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name: str) -> str:
        """Return what a file that is put away is called."""
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source: str, dest: str) -> None:
        """Put a file away."""
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _close_stream(self) -> None:
        if self.stream:
            self.stream.close()
            self.stream = None


class RotatingFileHandler(BaseRotatingHandler):
    """Begins a new file before one becomes too large; older ones are numbered."""

    def __init__(self, filename, mode: str = 'a', maxBytes: int = 0, backupCount: int = 0, encoding=None,
                 delay: bool = False, errors=None) -> None:
        if maxBytes > 0:
            # An emptied file would lose what another run has written.
            mode = 'a'
        BaseRotatingHandler.__init__(self, filename, mode, encoding=encoding, delay=delay, errors=errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def doRollover(self) -> None:
        """Put the file away, and begin a new one."""
        self._close_stream()
        if self.backupCount > 0:
            for number in range(self.backupCount - 1, 0, -1):
                source = self.rotation_filename(f'{self.baseFilename}.{number}')
                if os.path.exists(source):
                    self._move(source, self.rotation_filename(f'{self.baseFilename}.{number + 1}'), os.rename)
            self._move(self.baseFilename, self.rotation_filename(f'{self.baseFilename}.1'), self.rotate)
        if not self.delay:
            self.stream = self._open()

    def _move(self, source: str, target: str, move) -> None:
        if os.path.exists(target):
            os.remove(target)
        move(source, target)

    def shouldRollover(self, record) -> bool:
        """Return whether the record would make the file too large."""
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes <= 0:
            return False
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            return False
        self.stream.seek(0, 2)
        position = self.stream.tell()
        if not position:
            # A record that is too large for any file gets one of its own.
            return False
        return position + len(f'{self.format(record)}\n') >= self.maxBytes


class TimedRotatingFileHandler(BaseRotatingHandler):
    """Begins a new file when some time has passed; older ones are named for their times."""

    def __init__(self, filename, when: str = 'h', interval: int = 1, backupCount: int = 0, encoding=None,
                 delay: bool = False, utc: bool = False, atTime=None, errors=None) -> None:
        BaseRotatingHandler.__init__(self, filename, 'a', encoding=encoding, delay=delay, errors=errors)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        lengths = {'S': (1, '%Y-%m-%d_%H-%M-%S'), 'M': (60, '%Y-%m-%d_%H-%M'), 'H': (60 * 60, '%Y-%m-%d_%H'),
                   'D': (_DAY, '%Y-%m-%d'), 'MIDNIGHT': (_DAY, '%Y-%m-%d')}
        if self.when in lengths:
            self.interval, self.suffix = lengths[self.when]
        elif self.when.startswith('W'):
            self.interval, self.suffix = _DAY * 7, '%Y-%m-%d'
            if len(self.when) != 2:
                raise ValueError('You must specify a day for weekly rollover from 0 to 6 (0 is Monday): '
                                 f'{self.when}')
            if not '0' <= self.when[1] <= '6':
                raise ValueError(f'Invalid day specified for weekly rollover: {self.when}')
            self.dayOfWeek = int(self.when[1])
        else:
            raise ValueError(f'Invalid rollover interval specified: {self.when}')
        self.interval *= interval
        # An old file may be due already.
        if os.path.exists(self.baseFilename):
            begin = int(os.stat(self.baseFilename).st_mtime)
        else:
            begin = int(time.time())
        self.rolloverAt = self.computeRollover(begin)

    def computeRollover(self, currentTime: int) -> int:
        """Return when the next file begins."""
        result = currentTime + self.interval
        if self.when != 'MIDNIGHT' and not self.when.startswith('W'):
            return result
        now = time.gmtime(currentTime) if self.utc else time.localtime(currentTime)
        day = now.tm_wday
        at = _DAY
        if self.atTime is not None:
            at = (self.atTime.hour * 60 + self.atTime.minute) * 60 + self.atTime.second
        left = at - ((now.tm_hour * 60 + now.tm_min) * 60 + now.tm_sec)
        if left <= 0:
            # Today it is too late.
            left += _DAY
            day = (day + 1) % 7
        result = currentTime + left
        if self.when.startswith('W'):
            result += (self.dayOfWeek - day) % 7 * _DAY + self.interval - 7 * _DAY
        else:
            result += self.interval - _DAY
        if not self.utc:
            summer_now, summer_then = now.tm_isdst, time.localtime(result).tm_isdst
            if summer_now != summer_then:
                if summer_now:
                    result += 3600
                elif time.localtime(result - 3600).tm_isdst:
                    # Otherwise the hour that is taken away would be counted twice.
                    result -= 3600
        return result

    def shouldRollover(self, record) -> bool:
        """Return whether it is time for a new file."""
        now = int(time.time())
        if now < self.rolloverAt:
            return False
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            # A device or a pipe is left alone, and asked again only after another while.
            self.rolloverAt = self.computeRollover(now)
            return False
        return True

    def getFilesToDelete(self) -> list:
        """Return the oldest files, those beyond the number that is kept."""
        folder, base = os.path.split(self.baseFilename)
        found = []
        for name in os.listdir(folder):
            if self.namer is not None:
                if any(self._is_time(part) for part in name.split('.')):
                    found.append(os.path.join(folder, name))
            elif name.startswith(base + '.') and self._is_time(name[len(base) + 1:].split('.')[0]):
                found.append(os.path.join(folder, name))
        if len(found) < self.backupCount:
            return []
        found.sort()
        return found[:len(found) - self.backupCount]

    def _is_time(self, text: str) -> bool:
        try:
            time.strptime(text, self.suffix)
        except ValueError:
            return False
        return True

    def doRollover(self) -> None:
        """Put the file away, and begin a new one."""
        now = int(time.time())
        begin = self.rolloverAt - self.interval
        named = time.gmtime(begin) if self.utc else time.localtime(begin)
        if not self.utc:
            summer_now = time.localtime(now).tm_isdst
            if summer_now != named.tm_isdst:
                named = time.localtime(begin + (3600 if summer_now else -3600))
        target = self.rotation_filename(self.baseFilename + '.' + time.strftime(self.suffix, named))
        if os.path.exists(target):
            # Another handler has done it.
            return
        self._close_stream()
        self.rotate(self.baseFilename, target)
        if self.backupCount > 0:
            for path in self.getFilesToDelete():
                os.remove(path)
        if not self.delay:
            self.stream = self._open()
        self.rolloverAt = self.computeRollover(now)


class WatchedFileHandler(logging.FileHandler):
    """Opens its file again when something else has put another in its place."""

    def __init__(self, filename, mode: str = 'a', encoding=None, delay: bool = False, errors=None) -> None:
        logging.FileHandler.__init__(self, filename, mode=mode, encoding=encoding, delay=delay, errors=errors)
        self.dev = self.ino = -1
        self._statstream()

    def _statstream(self) -> None:
        if self.stream is None:
            return
        found = os.fstat(self.stream.fileno())
        self.dev, self.ino = found.st_dev, found.st_ino

    def reopenIfNeeded(self) -> None:
        """Open the file again if it is another."""
        if self.stream is None:
            return
        try:
            found = os.stat(self.baseFilename)
        except FileNotFoundError:
            found = None
        if found is None or (found.st_dev, found.st_ino) != (self.dev, self.ino):
            self.stream.flush()
            self.stream.close()
            self.stream = None
            self.stream = self._open()
            self._statstream()

    def emit(self, record) -> None:
        """Write a record."""
        self.reopenIfNeeded()
        logging.FileHandler.emit(self, record)


class BufferingHandler(logging.Handler):
    """Keeps records until there are many."""

    def __init__(self, capacity: int) -> None:
        logging.Handler.__init__(self)
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record) -> bool:
        """Return whether there are too many."""
        return len(self.buffer) >= self.capacity

    def emit(self, record) -> None:
        """Keep a record."""
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self) -> None:
        """Forget the records."""
        with self.lock:
            self.buffer.clear()

    def close(self) -> None:
        """Flush for the last time."""
        try:
            self.flush()
        finally:
            logging.Handler.close(self)


class MemoryHandler(BufferingHandler):
    """Keeps records until there are many or one is important, and gives them to another handler then."""

    def __init__(self, capacity: int, flushLevel: int = logging.ERROR, target=None, flushOnClose: bool = True) -> None:
        BufferingHandler.__init__(self, capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record) -> bool:
        """Return whether there are many, or this one is important."""
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target) -> None:
        """Set the handler that gets the records."""
        with self.lock:
            self.target = target

    def flush(self) -> None:
        """Give the records to the other handler, if there is one."""
        with self.lock:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()

    def close(self) -> None:
        """Flush if that is wanted, and let the other handler go."""
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            with self.lock:
                self.target = None
                BufferingHandler.close(self)


class QueueHandler(logging.Handler):
    """Puts records into a queue."""

    def __init__(self, queue) -> None:
        logging.Handler.__init__(self)
        self.queue = queue
        self.listener = None

    def enqueue(self, record) -> None:
        """Put a record into the queue without waiting."""
        self.queue.put_nowait(record)

    def prepare(self, record):
        """Return a copy of the record that can be pickled: its text, and no arguments or tracebacks."""
        text = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record) -> None:
        """Put a record into the queue."""
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Takes records out of a queue in a thread of its own, and gives them to handlers."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level: bool = False) -> None:
        self.queue = queue
        self.handlers = handlers
        self._thread = None
        self.respect_handler_level = respect_handler_level

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, value, traceback) -> None:
        self.stop()

    def dequeue(self, block: bool):
        """Take a record out of the queue."""
        return self.queue.get(block)

    def start(self) -> None:
        """Start the thread."""
        if self._thread is not None:
            raise RuntimeError('Listener already started')
        self._thread = thread = threading.Thread(target=self._monitor)
        thread.daemon = True
        thread.start()

    def prepare(self, record):
        """Return the record as handlers get it."""
        return record

    def handle(self, record) -> None:
        """Give a record to the handlers."""
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self) -> None:
        has_task_done = hasattr(self.queue, 'task_done')
        while True:
            try:
                record = self.dequeue(True)
                if record is self._sentinel:
                    if has_task_done:
                        self.queue.task_done()
                    break
                self.handle(record)
                if has_task_done:
                    self.queue.task_done()
            except queue.Empty:
                break

    def enqueue_sentinel(self) -> None:
        """Put into the queue what ends the thread."""
        self.queue.put_nowait(self._sentinel)

    def stop(self) -> None:
        """End the thread when it has handled what is in the queue."""
        if self._thread:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None
