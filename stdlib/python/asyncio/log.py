"""The logger of asyncio, made when something is logged."""

__all__ = ['logger']


def __getattr__(name: str):
    if name == 'logger':
        import logging
        global logger
        logger = logging.getLogger('asyncio')
        return logger
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
