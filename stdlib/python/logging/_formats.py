"""Records of messages, and the formatters that make them text."""

import os
import sys
import threading
import time
from _operator import attrgetter

__all__ = ['LogRecord', 'PercentStyle', 'StrFormatStyle', 'StringTemplateStyle', 'Formatter', 'BufferingFormatter',
           'BASIC_FORMAT']

__name__ = 'logging'

BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'


def _now():
    """The time in nanoseconds; 0 in a program that may not look at the clock."""
    try:
        return time.time_ns()
    except PermissionError:
        return 0


_start_time = _now()

# Fields that each record has, from its making on or when it is formatted.
_USUAL = frozenset({
    'message', 'asctime', 'name', 'msg', 'args', 'levelname', 'levelno', 'pathname', 'filename', 'module', 'lineno',
    'funcName', 'created', 'msecs', 'relativeCreated', 'thread', 'threadName', 'taskName', 'processName', 'process',
})


# The names of files and of their modules by paths. A program logs from few files.
_file_names = {}
_MOST_FILES = 1000


def _names_of(pathname) -> tuple:
    try:
        filename = os.path.basename(pathname)
        names = filename, os.path.splitext(filename)[0]
    except (TypeError, ValueError, AttributeError):
        return pathname, 'Unknown module'
    if type(pathname) is str and len(_file_names) < _MOST_FILES:
        _file_names[pathname] = names
    return names


def _settings():
    # The switches that a program may set live in the package itself.
    return sys.modules['logging']


class LogRecord:
    """A message with all that is known of it."""

    def __init__(self, name: str, level: int, pathname: str, lineno: int, msg, args, exc_info, func: str | None = None,
                 sinfo: str | None = None, **kwargs) -> None:
        try:
            now = time.time_ns()
        except PermissionError:
            now = 0
        settings = _settings()
        self.name = name
        self.msg = msg
        # A single mapping serves `%(name)s` in the message.
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.args = args
        self.levelname = settings.getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        names = _file_names.get(pathname) if type(pathname) is str else None
        self.filename, self.module = names or _names_of(pathname)
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = now / 1e9
        self.msecs = now % 1_000_000_000 // 1_000_000 + 0.0
        if self.msecs == 999.0 and int(self.created) != now // 1_000_000_000:
            # The float was rounded up to the next second.
            self.msecs = 0.0
        self.relativeCreated = (now - _start_time) / 1e6
        self.thread = self.threadName = self.taskName = self.processName = self.process = None
        if settings.logThreads:
            self.thread = threading.get_ident()
            self.threadName = threading.current_thread().name
        if settings.logMultiprocessing:
            self.processName = 'MainProcess'
            process = sys.modules.get('multiprocessing.process')
            if process is not None:
                self.processName = process.current_process().name
        if settings.logProcesses:
            self.process = os.getpid()
        if settings.logAsyncioTasks:
            asyncio = sys.modules.get('asyncio')
            if asyncio is not None:
                try:
                    self.taskName = asyncio.current_task().get_name()
                except Exception:
                    # No loop runs in this thread.
                    pass

    def __repr__(self) -> str:
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self) -> str:
        """Return the message with its arguments in it."""
        message = str(self.msg)
        return message % self.args if self.args else message


class PercentStyle:
    """Formats with `%(name)s`."""

    default_format = '%(message)s'
    asctime_format = '%(asctime)s'
    asctime_search = '%(asctime)'

    def __init__(self, fmt: str | None, *, defaults=None) -> None:
        self._fmt = fmt or self.default_format
        self._defaults = defaults
        self._known = None, None, None

    def usesTime(self) -> bool:
        """Say whether the format shows the time."""
        return self._fmt.find(self.asctime_search) >= 0

    def validate(self) -> None:
        """Check the format; ValueError when it has no field."""
        at = self._fmt.find('%(')
        if at < 0 or self._fmt.find(')', at) < 0:
            raise ValueError(f"Invalid format {self._fmt!r} for {self.default_format[0]!r} style")

    def _values(self, record: LogRecord) -> dict:
        return {**self._defaults, **record.__dict__} if self._defaults else record.__dict__

    def _learn(self) -> None:
        # A format with fields alone that each record has becomes one that takes their values in order, and something
        # that gets these from a record. A program may put another format in the place of the first one.
        fmt = self._fmt
        pieces = fmt.split('%(') if type(fmt) is str else ['%']
        names, ordered = [], [pieces[0]]
        for piece in pieces[1:]:
            name, _, rest = piece.partition(')')
            names.append(name)
            # What is wrong with a field is left to the format itself to say.
            kind = rest.lstrip('#0- +123456789.')[:1]
            ordered.append(rest if kind and kind in 'diouxXeEfFgGcrsa' else '%')
        ordered = None if '%' in ''.join(ordered) or '*' in ''.join(ordered) else '%'.join(ordered)
        if ordered is None or len(names) < 2 or not _USUAL.issuperset(names):
            self._known = fmt, None, None
        else:
            self._known = fmt, ordered, attrgetter(*names)

    def _format(self, record: LogRecord) -> str:
        if not self._defaults:
            if self._known[0] is not self._fmt:
                self._learn()
            _, ordered, get = self._known
            if ordered is not None:
                try:
                    values = get(record)
                except AttributeError:
                    pass
                else:
                    return ordered % values
        return self._fmt % self._values(record)

    def format(self, record: LogRecord) -> str:
        """Return the record as text."""
        try:
            return self._format(record)
        except KeyError as error:
            raise ValueError(f'Formatting field not found in record: {error}') from None


class StrFormatStyle(PercentStyle):
    """Formats with `{name}`."""

    default_format = '{message}'
    asctime_format = '{asctime}'
    asctime_search = '{asctime'

    def _format(self, record: LogRecord) -> str:
        return self._fmt.format(**self._values(record))

    def validate(self) -> None:
        """Check the format; ValueError when it has no field or a wrong one."""
        fields = set()
        try:
            from _py_string import formatter_parser
            for _, name, spec, conversion in formatter_parser(self._fmt):
                if name:
                    first = name.replace('[', '.').split('.')[0]
                    if not first.isidentifier() and not first.isdecimal():
                        raise ValueError(f'invalid field name/expression: {name!r}')
                    fields.add(name)
                if conversion and conversion not in 'rsa':
                    raise ValueError(f'invalid conversion: {conversion!r}')
        except ValueError as error:
            raise ValueError(f'invalid format: {error}') from None
        if not fields:
            raise ValueError('invalid format: no fields')


class StringTemplateStyle(PercentStyle):
    """Formats with `$name` or `${name}`."""

    default_format = '${message}'
    asctime_format = '${asctime}'
    asctime_search = '${asctime}'

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        from string import Template
        self._tpl = Template(self._fmt)

    def usesTime(self) -> bool:
        """Say whether the format shows the time."""
        return '$asctime' in self._fmt or self.asctime_search in self._fmt

    def validate(self) -> None:
        """Check the format; ValueError when it has no field."""
        try:
            if not self._tpl.get_identifiers():
                raise ValueError('invalid format: no fields')
        finally:
            if not self._tpl.is_valid():
                raise ValueError("invalid format: bare '$' not allowed")

    def _format(self, record: LogRecord) -> str:
        return self._tpl.substitute(**self._values(record))


_STYLES = {
    '%': (PercentStyle, BASIC_FORMAT),
    '{': (StrFormatStyle, '{levelname}:{name}:{message}'),
    '$': (StringTemplateStyle, '${levelname}:${name}:${message}'),
}


class Formatter:
    """Makes text of records, with the time, an exception and a stack where they belong."""

    converter = time.localtime
    default_time_format = '%Y-%m-%d %H:%M:%S'
    default_msec_format = '%s,%03d'

    def __init__(self, fmt: str | None = None, datefmt: str | None = None, style: str = '%', validate: bool = True, *,
                 defaults=None) -> None:
        if style not in _STYLES:
            raise ValueError(f"Style must be one of: {','.join(_STYLES)}")
        self._style = _STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record: LogRecord, datefmt: str | None = None) -> str:
        """Return the time of a record as text."""
        moment = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        text = time.strftime(self.default_time_format, moment)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatException(self, ei: tuple) -> str:
        """Return an exception, as `sys.exc_info` gives it, as text."""
        import io
        import traceback
        out = io.StringIO()
        traceback.print_exception(ei[0], ei[1], ei[2], limit=None, file=out)
        return out.getvalue().removesuffix('\n')

    def usesTime(self) -> bool:
        """Say whether the format shows the time."""
        return self._style.usesTime()

    def formatMessage(self, record: LogRecord) -> str:
        """Return the record's line as text."""
        return self._style.format(record)

    def formatStack(self, stack_info: str) -> str:
        """Return a stack as text."""
        return stack_info

    def format(self, record: LogRecord) -> str:
        """Return the record as text."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            # Kept, because the next handler needs it too.
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = f'{text.removesuffix(chr(10))}\n{record.exc_text}'
        if record.stack_info:
            stack = self.formatStack(record.stack_info)
            if stack:
                text = f'{text.removesuffix(chr(10))}\n{stack}'
        return text


class BufferingFormatter:
    """Makes text of several records."""

    def __init__(self, linefmt: Formatter | None = None) -> None:
        self.linefmt = linefmt or Formatter()

    def formatHeader(self, records) -> str:
        """Return what stands before the records."""
        return ''

    def formatFooter(self, records) -> str:
        """Return what stands after the records."""
        return ''

    def format(self, records) -> str:
        """Return the records as text."""
        if not records:
            return ''
        return self.formatHeader(records) + ''.join(map(self.linefmt.format, records)) + self.formatFooter(records)
