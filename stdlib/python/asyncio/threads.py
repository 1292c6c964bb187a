"""Running a function that blocks in a thread, and awaiting it."""

from . import events

__all__ = ['to_thread']


async def to_thread(func, /, *args, **kwargs):
    """Run `func(*args, **kwargs)` in a thread, in a copy of this context, and return its result."""
    from _contextvars import copy_context
    from _functools import partial
    loop = events.get_running_loop()
    return await loop.run_in_executor(None, partial(copy_context().run, func, *args, **kwargs))
