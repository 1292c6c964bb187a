"""Tracebacks as text."""

import sys
import types

from _traceback import format_entry as _format_entry, format_exception_only as _format_exception_only, \
    has_source as _has_source, positions as _positions

__all__ = [
    'extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
    'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb', 'clear_frames',
    'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb', 'print_list',
]


class _Sentinel:
    def __repr__(self) -> str:
        return '<implicit>'


_sentinel = _Sentinel()

_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'
_REPETITIONS = 3


def _parse(exc, value, tb) -> tuple:
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError('Both or neither of value and tb must be given')
    if value is _sentinel:
        if exc is None:
            return None, None
        if not isinstance(exc, BaseException):
            raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
        return exc, exc.__traceback__
    return value, tb


def _write(lines, file) -> None:
    file = sys.stderr if file is None else file
    for line in lines:
        print(line, file=file, end='')


def print_list(extracted_list, file=None) -> None:
    """Print a list of tuples or FrameSummary objects."""
    _write(StackSummary.from_list(extracted_list).format(), file)


def format_list(extracted_list) -> list:
    """Return a list of tuples or FrameSummary objects as texts."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit: int | None = None, file=None) -> None:
    """Print the entries of a traceback, the first `limit`, or the last if it is negative."""
    _write(format_tb(tb, limit), file)


def format_tb(tb, limit: int | None = None) -> list:
    """Return the entries of a traceback as texts."""
    return extract_tb(tb, limit).format()


def extract_tb(tb, limit: int | None = None):
    """Return the entries of a traceback."""
    return StackSummary._of_traceback(tb, limit)


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    """Print an exception with its traceback, and what led to it."""
    _write(format_exception(exc, value, tb, limit, chain), file)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """Return what `print_exception` prints, as texts."""
    value, tb = _parse(exc, value, tb)
    if value is None:
        return ['NoneType: None\n']
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """Return the last part of what is printed: the class and the message, and notes."""
    if value is _sentinel:
        value = exc
    if value is None:
        return ['NoneType: None\n']
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(show_group=show_group))


def print_exc(limit: int | None = None, file=None, chain: bool = True) -> None:
    """Print the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit: int | None = None, chain: bool = True) -> str:
    """Return what `print_exc` prints."""
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit: int | None = None, file=None, chain: bool = True) -> None:
    """Print the exception that came last to the prompt."""
    if hasattr(sys, 'last_exc'):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    elif hasattr(sys, 'last_type'):
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)
    else:
        raise ValueError('no last exception')


def print_stack(f=None, limit: int | None = None, file=None) -> None:
    """Print where the program stands."""
    if f is None:
        f = sys._getframe().f_back
    _write(extract_stack(f, limit).format(), file)


def format_stack(f=None, limit: int | None = None) -> list:
    """Return where the program stands, as texts."""
    if f is None:
        f = sys._getframe().f_back
    return extract_stack(f, limit).format()


def extract_stack(f=None, limit: int | None = None):
    """Return where the program stands, the outermost frame first."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb) -> None:
    """Have the frames of a traceback let go of their variables."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            # It still runs.
            pass
        tb = tb.tb_next


def walk_stack(f):
    """Yield the frame and its line, then those of its callers."""
    return _walk(sys._getframe().f_back if f is None else f)


def _walk(f):
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Yield the frame and line of each entry."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


class FrameSummary:
    """A place in the program: file, line, function and the line's text."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_line', 'locals', '_text')

    def __init__(self, filename: str, lineno: int | None, name: str, *, lookup_line: bool = True, locals=None,
                 line: str | None = None, end_lineno: int | None = None, colno: int | None = None,
                 end_colno: int | None = None, **kwargs) -> None:
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        # As the interpreter itself shows it, for an entry of a traceback.
        self._text = None
        self.locals = {key: _safe_repr(value) for key, value in locals.items()} if locals else None
        if lookup_line:
            self.line

    def __eq__(self, other) -> bool:
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other) and self.locals == other.locals
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self) -> int:
        return 4

    def __repr__(self) -> str:
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    @property
    def line(self) -> str | None:
        """The line's text without its indentation."""
        if self._line is None:
            if self.lineno is None:
                return None
            import linecache
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()


def _safe_repr(value) -> str:
    try:
        return repr(value)
    except Exception:
        return '<local repr() failed>'


def _cached_source(frame) -> str | None:
    # Of code that is in no file, such as what a debugger or a notebook ran.
    import linecache
    lines = linecache.getlines(frame.f_code.co_filename, frame.f_globals)
    return ''.join(lines) if lines else None


def _limited(entries: list, limit: int | None) -> list:
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


class StackSummary(list):
    """A list of places, the outermost first."""

    @classmethod
    def extract(cls, frame_gen, *, limit: int | None = None, lookup_lines: bool = True, capture_locals: bool = False):
        """Make one of pairs of frame and line."""
        result = cls()
        for frame, line in _limited(list(frame_gen), limit):
            result.append(FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name, lookup_line=lookup_lines,
                                       locals=frame.f_locals if capture_locals else None))
        return result

    @classmethod
    def _of_traceback(cls, tb, limit: int | None = None, capture_locals: bool = False):
        entries = []
        while tb is not None:
            entries.append(tb)
            tb = tb.tb_next
        result = cls()
        for entry in _limited(entries, limit):
            frame = entry.tb_frame
            if not isinstance(entry, types.TracebackType):
                # What only looks like a traceback has no places within its lines.
                result.append(FrameSummary(frame.f_code.co_filename, entry.tb_lineno, frame.f_code.co_name,
                                           lookup_line=False, locals=frame.f_locals if capture_locals else None))
                continue
            line, end_line, column, end_column = _positions(entry)
            summary = FrameSummary(frame.f_code.co_filename, entry.tb_lineno, frame.f_code.co_name, lookup_line=False,
                                   locals=frame.f_locals if capture_locals else None, end_lineno=end_line,
                                   colno=column, end_colno=end_column)
            summary._text = _format_entry(entry, None if _has_source(entry) else _cached_source(frame))
            result.append(summary)
        return result

    @classmethod
    def from_list(cls, a_list):
        """Make one of tuples (file, line, function, text) or FrameSummary objects."""
        result = cls()
        for each in a_list:
            if not isinstance(each, FrameSummary):
                filename, lineno, name, line = each
                each = FrameSummary(filename, lineno, name, line=line)
            result.append(each)
        return result

    def format_frame_summary(self, frame_summary: FrameSummary, **kwargs) -> str:
        """Return one place as text."""
        text = frame_summary._text
        if text is None:
            text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
            if frame_summary.line:
                text += f'    {frame_summary.line}\n'
        if frame_summary.locals:
            text += ''.join(f'    {name} = {value}\n' for name, value in sorted(frame_summary.locals.items()))
        return text

    def format(self, **kwargs) -> list:
        """Return the places as texts; many repetitions of one are counted instead."""
        result = []
        last = None
        count = 0
        for each in self:
            text = self.format_frame_summary(each)
            if text is None:
                continue
            place = each.filename, each.lineno, each.name
            if place != last:
                _append_repetitions(result, count)
                last, count = place, 0
            count += 1
            if count <= _REPETITIONS:
                result.append(text)
        _append_repetitions(result, count)
        return result


def _append_repetitions(result: list, count: int) -> None:
    more = count - _REPETITIONS
    if more > 0:
        result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")


class TracebackException:
    """An exception with its traceback, and what led to it, kept as text and places."""

    def __init__(self, exc_type: type, exc_value, exc_traceback, *, limit: int | None = None, lookup_lines: bool = True,
                 capture_locals: bool = False, compact: bool = False, max_group_width: int = 15,
                 max_group_depth: int = 10, save_exc_type: bool = True, _seen: set | None = None) -> None:
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._of_traceback(exc_traceback, limit, capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self.exc_type_qualname = exc_type.__qualname__
        self.exc_type_module = exc_type.__module__
        self._str = _safe_str(exc_value)
        self._only = _format_exception_only(exc_value)
        try:
            self.__notes__ = getattr(exc_value, '__notes__', None)
        except Exception as error:
            self.__notes__ = [f'Ignored error getting __notes__: {_safe_repr(error)}']
        if isinstance(exc_value, SyntaxError):
            for name in ('filename', 'lineno', 'end_lineno', 'text', 'offset', 'end_offset', 'msg'):
                setattr(self, name, getattr(exc_value, name))
        self.__suppress_context__ = bool(getattr(exc_value, '__suppress_context__', False))

        self.__cause__ = None
        self.__context__ = None
        self.exceptions = None
        if _seen is not None:
            return

        def follow(error):
            if error is None or id(error) in seen:
                return None
            made = TracebackException(
                type(error), error, error.__traceback__, limit=limit, lookup_lines=lookup_lines,
                capture_locals=capture_locals, max_group_width=max_group_width, max_group_depth=max_group_depth,
                _seen=seen)
            pending.append((made, error))
            return made

        # A loop and not a recursion: a chain may be longer than calls may nest.
        pending = [(self, exc_value)]
        while pending:
            made, error = pending.pop()
            made.__cause__ = follow(getattr(error, '__cause__', None))
            if not compact or made.__cause__ is None and not made.__suppress_context__:
                made.__context__ = follow(getattr(error, '__context__', None))
            if isinstance(error, BaseExceptionGroup):
                made.exceptions = [each for each in map(follow, error.exceptions) if each is not None]

    @classmethod
    def from_exception(cls, exc: BaseException, *args, **kwargs):
        """Make one of an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self) -> type | None:
        """The class of the exception."""
        import warnings
        warnings.warn('Deprecated in 3.13. Use exc_type_str instead.', DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self) -> str | None:
        """The name of the class, with its module unless that is the program's or the builtins."""
        if self.exc_type_module in ('__main__', 'builtins'):
            return self.exc_type_qualname
        return f'{self.exc_type_module}.{self.exc_type_qualname}'

    def __eq__(self, other) -> bool:
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self) -> str:
        return self._str

    def format_exception_only(self, *, show_group: bool = False, _depth: int = 0, **kwargs):
        """Yield the class and the message, and notes."""
        indent = 3 * _depth * ' '
        rest = self._only
        first = f'{self.exc_type_str}: {self._str}\n'
        if not indent and rest.startswith(first):
            # A message stays in one piece, however many lines it has.
            yield first
            rest = rest[len(first):]
        for line in rest.splitlines(keepends=True):
            yield indent + line
        if self.exceptions and show_group:
            for each in self.exceptions:
                yield from each.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def format(self, *, chain: bool = True, _ctx=None, **kwargs):
        """Yield the text of the whole in parts."""
        group = _ctx or _Group()
        links = []
        error = self
        while error is not None:
            text = None
            following = None
            if chain:
                if error.__cause__ is not None:
                    text, following = _CAUSE, error.__cause__
                elif error.__context__ is not None and not error.__suppress_context__:
                    text, following = _CONTEXT, error.__context__
            links.append((text, error))
            error = following
        for text, error in reversed(links):
            if text is not None:
                yield from group.emit(text)
            if error.exceptions is None:
                if error.stack:
                    yield from group.emit('Traceback (most recent call last):\n')
                    yield from group.emit(error.stack.format())
                yield from group.emit(error.format_exception_only())
            elif group.depth > self.max_group_depth:
                yield from group.emit(f'... (max_group_depth is {self.max_group_depth})\n')
            else:
                yield from self._format_group(error, group)

    def _format_group(self, error, group):
        is_top = group.depth == 0
        if is_top:
            group.depth = 1
        if error.stack:
            yield from group.emit('Exception Group Traceback (most recent call last):\n', '+' if is_top else None)
            yield from group.emit(error.stack.format())
        yield from group.emit(error.format_exception_only())
        count = len(error.exceptions)
        shown = min(count, self.max_group_width)
        truncated = count > self.max_group_width
        group.needs_close = False
        for i in range(shown + truncated):
            is_last = i == shown + truncated - 1
            if is_last:
                group.needs_close = True
            title = f'{i + 1}' if i < shown else '...'
            yield group.indent() + f"{'+-' if i == 0 else '  '}+---------------- {title} ----------------\n"
            group.depth += 1
            if i < shown:
                yield from error.exceptions[i].format(_ctx=group)
            else:
                rest = count - self.max_group_width
                yield from group.emit(f"and {rest} more exception{'s' if rest > 1 else ''}\n")
            if is_last and group.needs_close:
                yield group.indent() + '+------------------------------------\n'
                group.needs_close = False
            group.depth -= 1
        if is_top:
            group.depth = 0

    def print(self, *, file=None, chain: bool = True, **kwargs) -> None:
        """Print the whole."""
        _write(self.format(chain=chain), file)


class _Group:
    # Where a report stands inside of exception groups: how deep, and whether the box is to be closed.
    def __init__(self) -> None:
        self.depth = 0
        self.needs_close = False

    def indent(self) -> str:
        return ' ' * (2 * self.depth)

    def emit(self, text, margin: str | None = None):
        prefix = self.indent()
        if self.depth:
            prefix += (margin or '|') + ' '
        for part in [text] if isinstance(text, str) else text:
            yield ''.join(prefix + line
                          for line in part.splitlines(keepends=True))


def _safe_str(value) -> str:
    try:
        return str(value)
    except Exception:
        return '<exception str() failed>'
