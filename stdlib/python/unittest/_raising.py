"""Assertions that are context managers: about exceptions, warnings and log records."""

import collections
import sys
import traceback
import warnings

__unittest = True


def _is_class_of(expected, base) -> bool:
    if isinstance(expected, tuple):
        return all(_is_class_of(each, base) for each in expected)
    return isinstance(expected, type) and issubclass(expected, base)


class _Expectation:
    """Calls what is given, or stands for itself in a `with` statement."""

    _base_type = None
    _base_type_str = None
    obj_name = None
    msg = None

    def __init__(self, expected, test_case, expected_regex=None):
        self.test_case = test_case
        self.expected = expected
        if isinstance(expected_regex, (str, bytes)):
            import re
            expected_regex = re.compile(expected_regex)
        elif expected_regex is not None and not hasattr(expected_regex, 'search'):
            raise TypeError('first argument must be string or compiled pattern')
        self.expected_regex = expected_regex

    def handle(self, name, args, kwargs):
        """Do what the method of the given name was asked for with these arguments."""
        # An exception holds its frames, and they hold this object.
        try:
            if not _is_class_of(self.expected, self._base_type):
                raise TypeError(f'{name}() arg 1 must be {self._base_type_str}')
            if not args:
                self.msg = kwargs.pop('msg', None)
                if kwargs:
                    raise TypeError(f'{next(iter(kwargs))!r} is an invalid keyword argument for this function')
                return self
            function, *args = args
            self.obj_name = getattr(function, '__name__', None) or str(function)
            with self:
                function(*args, **kwargs)
        finally:
            self = None

    def _fail(self, standard):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standard))

    def _name(self) -> str:
        return getattr(self.expected, '__name__', None) or str(self.expected)

    def _mismatch(self, value):
        self._fail(f'"{self.expected_regex.pattern}" does not match "{value}"')


class RaisesContext(_Expectation):
    """`assertRaises`; afterwards `exception` is what was raised."""

    _base_type = BaseException
    _base_type_str = 'an exception type or tuple of exception types'

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            by = f' by {self.obj_name}' if self.obj_name else ''
            self._fail(f'{self._name()} not raised{by}')
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._mismatch(exc_value)
        return True

    from types import GenericAlias as _alias
    __class_getitem__ = classmethod(_alias)
    del _alias


class WarnsContext(_Expectation):
    """`assertWarns`; afterwards `warning`, `filename` and `lineno` tell of the first that fits."""

    _base_type = Warning
    _base_type_str = 'a warning type or tuple of warning types'

    def __enter__(self):
        # What a module has warned of before would not be shown again.
        for module in list(sys.modules.values()):
            if getattr(module, '__warningregistry__', None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        for each in self.expected if isinstance(self.expected, tuple) else (self.expected,):
            warnings.simplefilter('always', each)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        last = None
        for record in self.warnings:
            if not isinstance(record.message, self.expected):
                continue
            last = last or record.message
            if self.expected_regex is not None and not self.expected_regex.search(str(record.message)):
                continue
            self.warning, self.filename, self.lineno = record.message, record.filename, record.lineno
            return
        if last is not None:
            self._mismatch(last)
        by = f' by {self.obj_name}' if self.obj_name else ''
        self._fail(f'{self._name()} not triggered{by}')


class NotWarnsContext(WarnsContext):
    """The opposite of `assertWarns`."""

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        if any(isinstance(record.message, self.expected) for record in self.warnings):
            by = f' by {self.obj_name}' if self.obj_name else ''
            self._fail(f'{self._name()} triggered{by}')


_LoggingWatcher = collections.namedtuple('_LoggingWatcher', ['records', 'output'])


def _capturing_handler():
    """Make a handler that keeps records and their texts; logging is imported only then."""
    import logging

    class CapturingHandler(logging.Handler):
        """Keeps what it is given."""

        def __init__(self):
            super().__init__()
            self.watcher = _LoggingWatcher([], [])

        def flush(self):
            """Do nothing."""

        def emit(self, record):
            """Keep a record and its text."""
            self.watcher.records.append(record)
            self.watcher.output.append(self.format(record))

    return CapturingHandler()


class LogsContext:
    """`assertLogs` and `assertNoLogs`: the handlers of a logger are replaced meanwhile."""

    LOGGING_FORMAT = '%(levelname)s:%(name)s:%(message)s'
    msg = None

    def __init__(self, test_case, logger_name, level, no_logs):
        import logging
        self.test_case = test_case
        self.logger_name = logger_name
        self.level = logging.getLevelNamesMapping().get(level, level) if level else logging.INFO
        self.no_logs = no_logs

    def __enter__(self):
        import logging
        given = self.logger_name
        self.logger = logger = given if isinstance(given, logging.Logger) else logging.getLogger(given)
        handler = _capturing_handler()
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter(self.LOGGING_FORMAT))
        self.watcher = handler.watcher
        self._before = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.no_logs else handler.watcher

    def __exit__(self, exc_type, exc_value, tb):
        import logging
        self.logger.handlers, level, self.logger.propagate = self._before
        self.logger.setLevel(level)
        if exc_type is not None:
            return False
        if self.no_logs:
            if self.watcher.records:
                self._fail(f'Unexpected logs found: {self.watcher.output!r}')
        elif not self.watcher.records:
            self._fail(f'no logs of level {logging.getLevelName(self.level)} or higher triggered on {self.logger.name}')

    def _fail(self, standard):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standard))
