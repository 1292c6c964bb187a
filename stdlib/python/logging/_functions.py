"""The functions of `logging` that work on the root logger and on everything at once."""

import atexit

import logging
from logging import _STYLES, CRITICAL, FileHandler, Formatter, StreamHandler, _handlerList, _lock, root

__all__ = ['basicConfig', 'captureWarnings', 'critical', 'debug', 'disable', 'error', 'exception', 'fatal',
           'getLogger', 'info', 'log', 'shutdown', 'warn', 'warning']

__name__ = 'logging'


def basicConfig(**kwargs) -> None:
    """Set up the root logger, if it has no handlers.

    Keywords: filename, filemode, format, datefmt, style, level, stream, handlers, force, encoding, errors, formatter.
    """
    with _lock:
        force = kwargs.pop('force', False)
        encoding = kwargs.pop('encoding', None)
        errors = kwargs.pop('errors', 'backslashreplace')
        if force:
            for handler in root.handlers[:]:
                root.removeHandler(handler)
                handler.close()
        if root.handlers:
            return
        handlers = kwargs.pop('handlers', None)
        if handlers is None:
            if 'stream' in kwargs and 'filename' in kwargs:
                raise ValueError("'stream' and 'filename' should not be specified together")
        elif 'stream' in kwargs or 'filename' in kwargs:
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
        if handlers is None:
            filename = kwargs.pop('filename', None)
            mode = kwargs.pop('filemode', 'a')
            if filename:
                if 'b' in mode:
                    errors = None
                handlers = [FileHandler(filename, mode, encoding=encoding, errors=errors)]
            else:
                handlers = [StreamHandler(kwargs.pop('stream', None))]
        formatter = kwargs.pop('formatter', None)
        datefmt = kwargs.pop('datefmt', None)
        style = kwargs.pop('style', '%')
        if style not in _STYLES:
            raise ValueError(f"Style must be one of: {','.join(_STYLES)}")
        fmt = kwargs.pop('format', _STYLES[style][1])
        formatter = formatter or Formatter(fmt, datefmt, style)
        for handler in handlers:
            if handler.formatter is None:
                handler.setFormatter(formatter)
            root.addHandler(handler)
        level = kwargs.pop('level', None)
        if level is not None:
            root.setLevel(level)
        if kwargs:
            raise ValueError(f"Unrecognised argument(s): {', '.join(kwargs)}")


def getLogger(name: str | None = None):
    """Return the logger with a name, or the root logger."""
    if not name or isinstance(name, str) and name == root.name:
        return root
    return logging.Logger.manager.getLogger(name)


def _set_up() -> None:
    if not root.handlers:
        basicConfig()


def critical(msg, *args, **kwargs) -> None:
    """Log at level CRITICAL, with the root logger."""
    _set_up()
    root.critical(msg, *args, **kwargs)


def fatal(msg, *args, **kwargs) -> None:
    """Do as `critical`."""
    critical(msg, *args, **kwargs)


def error(msg, *args, **kwargs) -> None:
    """Log at level ERROR, with the root logger."""
    _set_up()
    root.error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs) -> None:
    """Log at level ERROR, with the exception that is being handled."""
    error(msg, *args, exc_info=exc_info, **kwargs)


def warning(msg, *args, **kwargs) -> None:
    """Log at level WARNING, with the root logger."""
    _set_up()
    root.warning(msg, *args, **kwargs)


def warn(msg, *args, **kwargs) -> None:
    """The old name of `warning`."""
    import warnings
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    warning(msg, *args, **kwargs)


def info(msg, *args, **kwargs) -> None:
    """Log at level INFO, with the root logger."""
    _set_up()
    root.info(msg, *args, **kwargs)


def debug(msg, *args, **kwargs) -> None:
    """Log at level DEBUG, with the root logger."""
    _set_up()
    root.debug(msg, *args, **kwargs)


def log(level: int, msg, *args, **kwargs) -> None:
    """Log at a level, with the root logger."""
    _set_up()
    root.log(level, msg, *args, **kwargs)


def disable(level: int = CRITICAL) -> None:
    """Log nothing up to a level."""
    root.manager.disable = level
    root.manager._clear_cache()


def shutdown(handlerList=_handlerList) -> None:
    """Flush and close every handler; it happens at the end of the program."""
    for reference in reversed(handlerList[:]):
        try:
            handler = reference()
            if handler:
                with handler.lock or _lock:
                    if getattr(handler, 'flushOnClose', True):
                        handler.flush()
                    handler.close()
        except (OSError, ValueError):
            # What it wrote to has been closed already.
            pass
        except Exception:
            if logging.raiseExceptions:
                raise


atexit.register(shutdown)

_warnings_showwarning = None


def _showwarning(message, category, filename, lineno, file=None, line=None) -> None:
    import warnings
    if file is not None:
        if _warnings_showwarning is not None:
            _warnings_showwarning(message, category, filename, lineno, file, line)
        return
    text = warnings.formatwarning(message, category, filename, lineno, line)
    logger = getLogger('py.warnings')
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    logger.warning(str(text))


def captureWarnings(capture: bool) -> None:
    """Have warnings logged, or not any more."""
    global _warnings_showwarning
    import warnings
    if capture:
        if _warnings_showwarning is None:
            _warnings_showwarning = warnings.showwarning
            warnings.showwarning = _showwarning
    elif _warnings_showwarning is not None:
        warnings.showwarning = _warnings_showwarning
        _warnings_showwarning = None
