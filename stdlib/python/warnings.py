"""Warnings: messages about what is not wrong yet, and the filters that decide what becomes of them."""

import sys
from _thread import RLock

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings', 'deprecated']

_ACTIONS = ('default', 'always', 'all', 'ignore', 'module', 'once', 'error')

# Each is (action, compiled message or None, category, compiled module or str or None, line or 0); the first match counts.
filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]
defaultaction = _defaultaction = 'default'
onceregistry = _onceregistry = {}
# Changes with the filters, so that what modules remember of shown warnings is forgotten then.
_filters_version = 1
_lock = RLock()


class WarningMessage:
    """A warning and where it came from."""

    _WARNING_DETAILS = ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source')

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None) -> None:
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self) -> str:
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno}, line : {self.line!r}}}')

    def __repr__(self) -> str:
        return f'<{type(self).__qualname__} {self}>'


def formatwarning(message, category: type, filename: str, lineno: int, line: str | None = None) -> str:
    """Return the text of a warning, with the source line."""
    if line is None:
        try:
            import linecache
            line = linecache.getline(filename, lineno)
        except Exception:
            # Late at exit modules are gone.
            line = None
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    if line:
        text += f'  {line.strip()}\n'
    return text


def showwarning(message, category: type, filename: str, lineno: int, file=None, line: str | None = None) -> None:
    """Write a warning to `file`, stderr by default; a program may put another function here."""
    if file is None:
        file = sys.stderr
        if file is None:
            return
    try:
        file.write(formatwarning(message, category, filename, lineno, line))
    except OSError:
        # The warning is lost, and so is every way to say that.
        pass


_showwarning_original = showwarning


def _showwarnmsg(warning: WarningMessage) -> None:
    recorder = _recorder
    if recorder is not None and showwarning is _showwarning_original:
        recorder.append(warning)
        return
    showwarning(warning.message, warning.category, warning.filename, warning.lineno, warning.file, warning.line)


# The list of the innermost `catch_warnings(record=True)`.
_recorder = None


def _filters_mutated() -> None:
    global _filters_version
    _filters_version += 1


def _add_filter(item: tuple, append: bool) -> None:
    with _lock:
        if append:
            if item not in filters:
                filters.append(item)
        else:
            try:
                filters.remove(item)
            except ValueError:
                pass
            filters.insert(0, item)
        _filters_mutated()


def _check_action(action: str) -> None:
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')


def _check_line(lineno: int) -> None:
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')


def filterwarnings(action: str, message: str = '', category: type = Warning, module: str = '', lineno: int = 0,
                   append: bool = False) -> None:
    """Decide about warnings by message and module (regular expressions that match at the start), category and line."""
    _check_action(action)
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError('category must be a Warning subclass')
    if not isinstance(module, str):
        raise TypeError('module must be a string')
    _check_line(lineno)
    if message or module:
        import re
        message = re.compile(message, re.I) if message else None
        module = re.compile(module) if module else None
    else:
        message = module = None
    _add_filter((action, message, category, module, lineno), append)


def simplefilter(action: str, category: type = Warning, lineno: int = 0, append: bool = False) -> None:
    """Decide about warnings of a category."""
    _check_action(action)
    _check_line(lineno)
    _add_filter((action, None, category, None, lineno), append)


def resetwarnings() -> None:
    """Take every filter away."""
    with _lock:
        del filters[:]
        _filters_mutated()


def _is_internal(frame) -> bool:
    filename = frame.f_code.co_filename
    return 'importlib' in filename and '_bootstrap' in filename


def _next_external_frame(frame, prefixes: tuple):
    frame = frame.f_back
    while frame is not None and (_is_internal(frame) or prefixes and frame.f_code.co_filename.startswith(prefixes)):
        frame = frame.f_back
    return frame


def warn(message, category: type | None = None, stacklevel: int = 1, source=None, *,
         skip_file_prefixes: tuple = ()) -> None:
    """Give a warning about the caller, or about its caller with `stacklevel` 2, and so on."""
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    elif not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError('skip_file_prefixes must be a tuple of strs.')
    if skip_file_prefixes:
        stacklevel = max(2, stacklevel)
    try:
        frame = sys._getframe(1)
        if stacklevel <= 1 or _is_internal(frame):
            for _ in range(stacklevel - 1):
                frame = frame.f_back
        else:
            for _ in range(stacklevel - 1):
                frame = _next_external_frame(frame, skip_file_prefixes)
        if frame is None:
            raise ValueError
    except (ValueError, AttributeError):
        namespace, filename, lineno = sys.__dict__, '<sys>', 0
    else:
        namespace, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    module = namespace.get('__name__', '<string>')
    registry = namespace.setdefault('__warningregistry__', {})
    warn_explicit(message, category, filename, lineno, module, registry, namespace, source)


def _matches(item: tuple, text: str, category: type, module: str, lineno: int) -> bool:
    _, message_filter, category_filter, module_filter, line_filter = item
    if message_filter is not None:
        matched = text == message_filter if isinstance(message_filter, str) else message_filter.match(text)
        if not matched:
            return False
    if not issubclass(category, category_filter):
        return False
    if module_filter is not None:
        matched = module == module_filter if isinstance(module_filter, str) else module_filter.match(module)
        if not matched:
            return False
    return line_filter in (0, lineno)


def warn_explicit(message, category: type, filename: str, lineno: int, module: str | None = None, registry=None,
                  module_globals=None, source=None) -> None:
    """Give a warning about a place that is named."""
    lineno = int(lineno)
    if module is None:
        module = filename or '<unknown>'
        if module[-3:].lower() == '.py':
            module = module[:-3]
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = text, category, lineno
    with _lock:
        if registry is None:
            registry = {}
        if registry.get('version', 0) != _filters_version:
            registry.clear()
            registry['version'] = _filters_version
        if registry.get(key):
            return
        action = defaultaction
        for item in filters:
            if _matches(item, text, category, module, lineno):
                action = item[0]
                break
        if action == 'ignore':
            return
        if action == 'error':
            raise message
        if action == 'once':
            registry[key] = 1
            once_key = text, category
            if onceregistry.get(once_key):
                return
            onceregistry[once_key] = 1
        elif action == 'module':
            registry[key] = 1
            module_key = text, category, 0
            if registry.get(module_key):
                return
            registry[module_key] = 1
        elif action == 'default':
            registry[key] = 1
        elif action not in ('always', 'all'):
            raise RuntimeError(f'Unrecognized action ({action!r}) in warnings.filters:\n {item}')
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """Restores the filters at the end of the block; with `record`, gives the list of the warnings in it."""

    def __init__(self, *, record: bool = False, module=None, action: str | None = None, category: type = Warning,
                 lineno: int = 0, append: bool = False) -> None:
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self) -> str:
        args = []
        if self._record:
            args.append('record=True')
        if self._module is not sys.modules['warnings']:
            args.append(f'module={self._module!r}')
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        global _recorder
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        with _lock:
            self._filters = self._module.filters
            self._module.filters = self._filters[:]
            self._showwarning = self._module.showwarning
            self._old_recorder = _recorder
            log = None
            if self._record:
                _recorder = log = []
                self._module.showwarning = _showwarning_original
            _filters_mutated()
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info) -> None:
        global _recorder
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        with _lock:
            self._module.filters = self._filters
            self._module.showwarning = self._showwarning
            _recorder = self._old_recorder
            _filters_mutated()


class deprecated:
    """Decorates a class, function or overload that should not be used any more."""

    def __init__(self, message: str, /, *, category: type | None = DeprecationWarning, stacklevel: int = 1) -> None:
        if not isinstance(message, str):
            raise TypeError(f'Expected an object of type str for \'message\', not {type(message).__name__!r}')
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            return self._decorate_class(arg)
        if not callable(arg):
            raise TypeError('@deprecated decorator with non-None category must be applied to '
                            f'a class or callable, not {arg!r}')
        import functools

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return arg(*args, **kwargs)

        # CO_COROUTINE.
        if getattr(getattr(arg, '__code__', None), 'co_flags', 0) & 0x80:
            import inspect
            wrapper = inspect.markcoroutinefunction(wrapper)
        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper

    def _decorate_class(self, cls: type) -> type:
        import functools
        message, category, stacklevel = self.message, self.category, self.stacklevel
        original_new = cls.__new__

        @functools.wraps(original_new)
        def __new__(made, /, *args, **kwargs):
            if made is cls:
                warn(message, category=category, stacklevel=stacklevel + 1)
            if original_new is not object.__new__:
                return original_new(made, *args, **kwargs)
            if made.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f'{made.__name__}() takes no arguments')
            return original_new(made)

        cls.__new__ = staticmethod(__new__)
        original_init_subclass = cls.__init_subclass__

        def __init_subclass__(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return original_init_subclass(*args, **kwargs)

        if hasattr(original_init_subclass, '__func__'):
            function = original_init_subclass.__func__

            def __init_subclass__(subclass, *args, **kwargs):
                warn(message, category=category, stacklevel=stacklevel + 1)
                return function(subclass, *args, **kwargs)

            cls.__init_subclass__ = classmethod(__init_subclass__)
        else:
            cls.__init_subclass__ = __init_subclass__
        cls.__deprecated__ = __new__.__deprecated__ = message
        return cls


def _set_option(option: str) -> None:
    """Take in what `-W` or PYTHONWARNINGS gives: action:message:category:module:line."""
    parts = option.split(':')
    if len(parts) > 5:
        raise ValueError(f'too many fields (max 5): {option!r}')
    action, message, category, module, line = [part.strip() for part in parts + [''] * (5 - len(parts))]
    action = action or 'default'
    matching = [name for name in _ACTIONS if name.startswith(action)]
    if not matching:
        raise ValueError(f'invalid action: {action!r}')
    import builtins
    kind = getattr(builtins, category, None) if category else Warning
    if kind is None or not isinstance(kind, type) or not issubclass(kind, Warning):
        raise ValueError(f'unknown warning category: {category!r}')
    if message or module:
        import re
        message, module = re.escape(message), re.escape(module) + r'\z' if module else ''
    if line and not (line.isascii() and line.isdigit()):
        raise ValueError(f'invalid lineno {line!r}')
    filterwarnings('always' if matching[0] == 'all' else matching[0], message, kind, module, int(line or 0))


for _option in getattr(sys, 'warnoptions', ()):
    try:
        _set_option(_option)
    except ValueError as _error:
        print('Invalid -W option ignored:', _error, file=sys.stderr)
