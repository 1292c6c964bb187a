"""Messages about what a program does: loggers take them, handlers put them out, and levels decide."""

import sys
from _logging import find_caller

__all__ = [
    'BASIC_FORMAT', 'BufferingFormatter', 'CRITICAL', 'DEBUG', 'ERROR', 'FATAL', 'FileHandler', 'Filter', 'Formatter',
    'Handler', 'INFO', 'LogRecord', 'Logger', 'LoggerAdapter', 'NOTSET', 'NullHandler', 'StreamHandler', 'WARN',
    'WARNING', 'addLevelName', 'basicConfig', 'captureWarnings', 'critical', 'debug', 'disable', 'error', 'exception',
    'fatal', 'getLevelName', 'getLogger', 'getLoggerClass', 'info', 'log', 'makeLogRecord', 'setLoggerClass',
    'shutdown', 'warn', 'warning', 'getLogRecordFactory', 'setLogRecordFactory', 'lastResort', 'raiseExceptions',
    'getLevelNamesMapping', 'getHandlerByName', 'getHandlerNames',
]

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

# Whether errors in handlers are reported, and what records are to know.
raiseExceptions = True
logThreads = True
logMultiprocessing = True
logProcesses = True
logAsyncioTasks = True

_levelToName = {CRITICAL: 'CRITICAL', ERROR: 'ERROR', WARNING: 'WARNING', INFO: 'INFO', DEBUG: 'DEBUG', NOTSET: 'NOTSET'}
_nameToLevel = {'CRITICAL': CRITICAL, 'FATAL': FATAL, 'ERROR': ERROR, 'WARN': WARNING, 'WARNING': WARNING,
                'INFO': INFO, 'DEBUG': DEBUG, 'NOTSET': NOTSET}


def getLevelNamesMapping() -> dict:
    """Return the levels by their names."""
    return _nameToLevel.copy()


def getLevelName(level):
    """Return the name of a level, or the level of a name."""
    result = _levelToName.get(level)
    if result is None:
        result = _nameToLevel.get(level)
    return f'Level {level}' if result is None else result


def addLevelName(level: int, levelName: str) -> None:
    """Give a level a name."""
    with _lock:
        _levelToName[level] = levelName
        _nameToLevel[levelName] = level


def _checkLevel(level) -> int:
    if isinstance(level, int):
        return level
    if isinstance(level, str):
        if level not in _nameToLevel:
            raise ValueError(f'Unknown level: {level!r}')
        return _nameToLevel[level]
    raise TypeError(f'Level not an integer or a valid string: {level!r}')


from ._formats import (  # noqa: E402  What is above is used by those files.
    _STYLES,
    BASIC_FORMAT,
    BufferingFormatter,
    Formatter,
    LogRecord,
    PercentStyle,
    StrFormatStyle,
    StringTemplateStyle,
)
from ._handlers import (  # noqa: E402
    FileHandler,
    Filter,
    Filterer,
    Handler,
    NullHandler,
    StreamHandler,
    _handlerList,
    _lock,
    _StderrHandler,
    getHandlerByName,
    getHandlerNames,
)

_logRecordFactory = LogRecord


def setLogRecordFactory(factory) -> None:
    """Have records made by `factory`."""
    global _logRecordFactory
    _logRecordFactory = factory


def getLogRecordFactory():
    """Return what makes records."""
    return _logRecordFactory


def makeLogRecord(dict: dict) -> LogRecord:
    """Make a record with these attributes."""
    record = _logRecordFactory(None, None, '', 0, '', (), None, None)
    record.__dict__.update(dict)
    return record


lastResort = _defaultLastResort = _StderrHandler(WARNING)


class PlaceHolder:
    """Stands where a logger's parent will be if somebody asks for it."""

    def __init__(self, alogger) -> None:
        self.loggerMap = {alogger: None}

    def append(self, alogger) -> None:
        """Note another logger below."""
        self.loggerMap[alogger] = None


_loggerClass = None


def setLoggerClass(klass: type) -> None:
    """Have `getLogger` make loggers of this class."""
    global _loggerClass
    if klass is not Logger and not issubclass(klass, Logger):
        raise TypeError(f'logger not derived from logging.Logger: {klass.__name__}')
    _loggerClass = klass


def getLoggerClass() -> type:
    """Return the class of new loggers."""
    return _loggerClass


class Manager:
    """Keeps the loggers by their names."""

    def __init__(self, rootnode) -> None:
        self.root = rootnode
        self.disable = 0
        self.emittedNoHandlerWarning = False
        self.loggerDict = {}
        self.loggerClass = None
        self.logRecordFactory = None

    @property
    def disable(self) -> int:
        """The level up to which nothing is logged."""
        return self._disable

    @disable.setter
    def disable(self, value) -> None:
        self._disable = _checkLevel(value)

    def getLogger(self, name: str):
        """Return the logger with a name, which is made if there is none."""
        if not isinstance(name, str):
            raise TypeError('A logger name must be a string')
        with _lock:
            found = self.loggerDict.get(name)
            if isinstance(found, Logger):
                return found
            made = (self.loggerClass or _loggerClass)(name)
            made.manager = self
            self.loggerDict[name] = made
            if found is not None:
                # Loggers below it are known already; those whose parent stands above take it for their parent.
                for child in found.loggerMap:
                    if child.parent.name[:len(name)] != name:
                        made.parent = child.parent
                        child.parent = made
            self._find_parent(made)
            return made

    def _find_parent(self, logger) -> None:
        name = logger.name
        while '.' in name:
            name = name.rpartition('.')[0]
            found = self.loggerDict.get(name)
            if isinstance(found, Logger):
                logger.parent = found
                return
            if found is None:
                self.loggerDict[name] = PlaceHolder(logger)
            else:
                found.append(logger)
        logger.parent = self.root

    def setLoggerClass(self, klass: type) -> None:
        """Make loggers of this class."""
        if klass is not Logger and not issubclass(klass, Logger):
            raise TypeError(f'logger not derived from logging.Logger: {klass.__name__}')
        self.loggerClass = klass

    def setLogRecordFactory(self, factory) -> None:
        """Have records made by `factory`."""
        self.logRecordFactory = factory

    def _clear_cache(self) -> None:
        with _lock:
            for logger in self.loggerDict.values():
                if isinstance(logger, Logger):
                    logger._cache.clear()
            self.root._cache.clear()


def _is_own(frame) -> bool:
    # All files of this package go by its name.
    return frame.f_globals.get('__name__') == 'logging'


class Logger(Filterer):
    """Takes messages and hands them to its handlers and to those of the loggers above."""

    def __init__(self, name: str, level=NOTSET) -> None:
        super().__init__()
        self.name = name
        self.level = _checkLevel(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False
        self._cache = {}

    def setLevel(self, level) -> None:
        """Take messages of this level and above."""
        self.level = _checkLevel(level)
        self.manager._clear_cache()

    def debug(self, msg, *args, **kwargs) -> None:
        """Log at level DEBUG."""
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs) -> None:
        """Log at level INFO."""
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs) -> None:
        """Log at level WARNING."""
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs) -> None:
        """The old name of `warning`."""
        import warnings
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs) -> None:
        """Log at level ERROR."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs) -> None:
        """Log at level ERROR, with the exception that is being handled."""
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs) -> None:
        """Log at level CRITICAL."""
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    def fatal(self, msg, *args, **kwargs) -> None:
        """Do as `critical`."""
        self.critical(msg, *args, **kwargs)

    def log(self, level: int, msg, *args, **kwargs) -> None:
        """Log at a level."""
        if not isinstance(level, int):
            if raiseExceptions:
                raise TypeError('level must be an integer')
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info: bool = False, stacklevel: int = 1) -> tuple:
        """Return file, line, function and stack of the code that logs."""
        if not stack_info and type(stacklevel) is int:
            return find_caller(stacklevel) or ('(unknown file)', 0, '(unknown function)', None)
        frame = sys._getframe(1)
        while frame is not None and _is_own(frame):
            frame = frame.f_back
        if frame is None:
            return '(unknown file)', 0, '(unknown function)', None
        while stacklevel > 1 and frame.f_back is not None:
            frame = frame.f_back
            if not _is_own(frame):
                stacklevel -= 1
        code = frame.f_code
        stack = None
        if stack_info:
            import io
            import traceback
            out = io.StringIO()
            out.write('Stack (most recent call last):\n')
            traceback.print_stack(frame, file=out)
            stack = out.getvalue().removesuffix('\n')
        return code.co_filename, frame.f_lineno, code.co_name, stack

    def makeRecord(self, name: str, level: int, fn: str, lno: int, msg, args, exc_info, func: str | None = None,
                   extra=None, sinfo: str | None = None) -> LogRecord:
        """Make a record."""
        record = _logRecordFactory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        if extra is not None:
            for key in extra:
                if key in ('message', 'asctime') or key in record.__dict__:
                    raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
                record.__dict__[key] = extra[key]
        return record

    def _log(self, level: int, msg, args, exc_info=None, extra=None, stack_info: bool = False,
             stacklevel: int = 1) -> None:
        try:
            filename, line, function, stack = self.findCaller(stack_info, stacklevel)
        except ValueError:
            filename, line, function, stack = '(unknown file)', 0, '(unknown function)', None
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = type(exc_info), exc_info, exc_info.__traceback__
            elif not isinstance(exc_info, tuple):
                exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, filename, line, msg, args, exc_info, function, extra, stack))

    def handle(self, record: LogRecord) -> None:
        """Hand a record to the handlers, if the filters let it through."""
        if self.disabled:
            return
        result = self.filter(record)
        if not result:
            return
        self.callHandlers(result if isinstance(result, LogRecord) else record)

    def addHandler(self, hdlr: Handler) -> None:
        """Add a handler."""
        with _lock:
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr: Handler) -> None:
        """Take a handler away."""
        with _lock:
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

    def _line_up(self):
        """Yield this logger and those above that get its records."""
        logger = self
        while logger is not None:
            yield logger
            logger = logger.parent if logger.propagate else None

    def hasHandlers(self) -> bool:
        """Say whether some handler would get a record."""
        return any(logger.handlers for logger in self._line_up())

    def callHandlers(self, record: LogRecord) -> None:
        """Hand a record to all handlers of this logger and of those above."""
        found = False
        logger = self
        while logger is not None:
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if found:
            return
        if lastResort is not None:
            if record.levelno >= lastResort.level:
                lastResort.handle(record)
        elif raiseExceptions and not self.manager.emittedNoHandlerWarning:
            sys.stderr.write(f'No handlers could be found for logger "{self.name}"\n')
            self.manager.emittedNoHandlerWarning = True

    def getEffectiveLevel(self) -> int:
        """Return the level of this logger or of the nearest above that has one."""
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level: int) -> bool:
        """Say whether a message of this level is taken."""
        if self.disabled:
            return False
        try:
            return self._cache[level]
        except KeyError:
            enabled = self._cache[level] = self.manager.disable < level and level >= self.getEffectiveLevel()
            return enabled

    def getChild(self, suffix: str):
        """Return the logger with this name below."""
        return self.manager.getLogger(suffix if self.root is self else f'{self.name}.{suffix}')

    def getChildren(self) -> set:
        """Return the loggers directly below."""
        with _lock:
            return {each for each in self.manager.loggerDict.values() if isinstance(each, Logger) and each.parent is self}

    def __repr__(self) -> str:
        return f'<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>'

    def __reduce__(self) -> tuple:
        if getLogger(self.name) is not self:
            import pickle
            raise pickle.PicklingError('logger cannot be pickled')
        return getLogger, (self.name,)


class RootLogger(Logger):
    """The logger above all others."""

    def __init__(self, level: int) -> None:
        super().__init__('root', level)

    def __reduce__(self) -> tuple:
        return getLogger, ()


_loggerClass = Logger


class LoggerAdapter:
    """A logger that puts something of its own into every message."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, logger, extra=None, merge_extra: bool = False) -> None:
        self.logger = logger
        self.extra = extra
        self.merge_extra = merge_extra

    def process(self, msg, kwargs) -> tuple:
        """Return the message and keywords to log with; a subclass may change them."""
        if self.merge_extra and kwargs.get('extra') is not None:
            kwargs['extra'] = {**(self.extra or {}), **kwargs['extra']}
        else:
            kwargs['extra'] = self.extra
        return msg, kwargs

    def log(self, level: int, msg, *args, **kwargs) -> None:
        """Log at a level."""
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs) -> None:
        """Log at level DEBUG."""
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs) -> None:
        """Log at level INFO."""
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs) -> None:
        """Log at level WARNING."""
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs) -> None:
        """Log at level ERROR."""
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs) -> None:
        """Log at level ERROR, with the exception that is being handled."""
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs) -> None:
        """Log at level CRITICAL."""
        self.log(CRITICAL, msg, *args, **kwargs)

    def isEnabledFor(self, level: int) -> bool:
        """Say whether a message of this level is taken."""
        return self.logger.isEnabledFor(level)

    def setLevel(self, level) -> None:
        """Take messages of this level and above."""
        self.logger.setLevel(level)

    def getEffectiveLevel(self) -> int:
        """Return the level from which messages are taken."""
        return self.logger.getEffectiveLevel()

    def hasHandlers(self) -> bool:
        """Say whether some handler would get a record."""
        return self.logger.hasHandlers()

    @property
    def manager(self):
        """The manager of the logger."""
        return self.logger.manager

    @manager.setter
    def manager(self, value) -> None:
        self.logger.manager = value

    @property
    def name(self) -> str:
        """The name of the logger."""
        return self.logger.name

    def __repr__(self) -> str:
        return f'<{type(self).__name__} {self.logger.name} ({getLevelName(self.logger.getEffectiveLevel())})>'


root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(root)

from ._functions import (  # noqa: E402  They work on the root logger.
    basicConfig,
    captureWarnings,
    critical,
    debug,
    disable,
    error,
    exception,
    fatal,
    getLogger,
    info,
    log,
    shutdown,
    warn,
    warning,
)
