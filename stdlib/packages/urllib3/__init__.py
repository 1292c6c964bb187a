"""What programs that use requests take from below it: retries, timeouts, exceptions and the silencing of warnings."""

from . import exceptions

__version__ = '2.8.0'
__all__ = ['Retry', 'Timeout', 'add_stderr_logger', 'disable_warnings', 'exceptions', 'make_headers']


def disable_warnings(category=exceptions.HTTPWarning) -> None:
    """Say no more that something is less safe than it should be."""
    import warnings
    warnings.simplefilter('ignore', category)


def add_stderr_logger(level=10):
    """Write what is logged here to standard error; return the handler."""
    import logging
    logger = logging.getLogger(__name__)
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter('%(asctime)s %(levelname)s %(message)s'))
    logger.addHandler(handler)
    logger.setLevel(level)
    logger.debug('Added a stderr logging handler to logger: %s', __name__)
    return handler


def make_headers(*args, **kwargs) -> dict:
    """Return headers for what is often asked for."""
    from .util import make_headers as make
    return make(*args, **kwargs)


def __getattr__(name):
    # What most programs do without is imported when they ask for it.
    if name in ('Retry', 'Timeout', 'util'):
        from importlib import import_module
        util = import_module(f'{__name__}.util')
        return util if name == 'util' else getattr(util, name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
