"""Call graphs: which frames a future's task is in, and which tasks wait for it."""

import sys
from dataclasses import dataclass, field
from types import FrameType

from . import events, futures, tasks

__all__ = ['capture_call_graph', 'format_call_graph', 'print_call_graph', 'FrameCallGraphEntry', 'FutureCallGraph']

# Flags of code whose frames can be suspended: generators, coroutines, asynchronous generators.
_SUSPENDABLE = 0x20 | 0x80 | 0x200


@dataclass(frozen=True, slots=True)
class FrameCallGraphEntry:
    """A frame of a call stack."""

    frame: FrameType


@dataclass(frozen=True, slots=True)
class FutureCallGraph:
    """A future with its call stack, the innermost frame first, and the graphs of those that wait for it."""

    future: futures.Future
    call_stack: tuple = field()
    awaited_by: tuple = field()


def _limited(stack: list, limit: int | None) -> list:
    if limit is None:
        return stack
    if limit > 0:
        return stack[-limit:]
    return stack[:-limit]


def _suspended_stack(task) -> list:
    stack = []
    coroutine = task.get_coro() if hasattr(task, 'get_coro') else None
    while coroutine is not None:
        # What a coroutine, a generator or an asynchronous generator waits for is named after its kind.
        for prefix in ('cr', 'ag', 'gi'):
            if hasattr(coroutine, f'{prefix}_frame'):
                break
        else:
            break
        frame = getattr(coroutine, f'{prefix}_frame')
        if frame is not None:
            stack.append(FrameCallGraphEntry(frame))
        coroutine = getattr(coroutine, f'{prefix}_await' if prefix != 'gi' else 'gi_yieldfrom')
    stack.reverse()
    return stack


def _running_stack(depth: int) -> list:
    stack = []
    frame = sys._getframe(depth + 1)
    while frame is not None:
        stack.append(FrameCallGraphEntry(frame))
        back = frame.f_back
        # The task's own coroutine is called by what runs the loop.
        if frame.f_code.co_flags & _SUSPENDABLE and back is not None and not back.f_code.co_flags & _SUSPENDABLE:
            break
        frame = back
    return stack


def _graph_of(future, limit: int | None) -> FutureCallGraph:
    waiting = getattr(future, '_asyncio_awaited_by', None) or ()
    return FutureCallGraph(
        future,
        tuple(_limited(_suspended_stack(future), limit)),
        tuple(_graph_of(waiter, limit) for waiter in waiting),
    )


def capture_call_graph(future=None, /, *, depth: int = 1, limit: int | None = None) -> FutureCallGraph | None:
    """Return the call graph of a future, or of the current task, whose `depth` innermost frames are left out.

    `limit` keeps the outermost frames of each stack, or the innermost ones when it is negative. There is no graph outside
    of tasks.
    """
    loop = events._get_running_loop()
    if future is not None:
        if loop is None or future is not tasks.current_task(loop=loop):
            _check(future)
            return _graph_of(future, limit)
    else:
        if loop is None:
            raise RuntimeError('capture_call_graph() is called outside of a running event loop and no *future* to '
                               'introspect was provided')
        future = tasks.current_task(loop=loop)
    if future is None:
        return None
    _check(future)
    stack = _limited(_running_stack(depth), limit)
    waiting = future._asyncio_awaited_by or ()
    return FutureCallGraph(future, tuple(stack), tuple(_graph_of(waiter, limit) for waiter in waiting))


def _check(future) -> None:
    if not futures.isfuture(future):
        raise TypeError(f'{future!r} object does not appear to be compatible with asyncio.Future')


def _lines_of(graph: FutureCallGraph, level: int):
    def line(text: str) -> str:
        return f"{'    ' * level}{text}"

    if isinstance(graph.future, tasks.Task):
        yield line(f'* Task(name={graph.future.get_name()!r}, id={id(graph.future):#x})')
    else:
        yield line(f'* Future(id={id(graph.future):#x})')
    if graph.call_stack:
        yield line('  + Call stack:')
        for entry in graph.call_stack:
            code = entry.frame.f_code
            prefix = 'async ' if code.co_flags & _SUSPENDABLE & ~0x20 else ''
            if code.co_flags & 0x20:
                prefix = 'generator '
            yield line(f'  |   File {code.co_filename!r}, line {entry.frame.f_lineno}, in {prefix}{code.co_qualname}()')
    if graph.awaited_by:
        yield line('  + Awaited by:')
        for waiter in graph.awaited_by:
            yield from _lines_of(waiter, level + 1)


def format_call_graph(future=None, /, *, depth: int = 1, limit: int | None = None) -> str:
    """Return the call graph as a text; empty where there is none."""
    graph = capture_call_graph(future, depth=depth + 1, limit=limit)
    return '' if graph is None else '\n'.join(_lines_of(graph, 0))


def print_call_graph(future=None, /, *, file=None, depth: int = 1, limit: int | None = None) -> None:
    """Print the call graph."""
    print(format_call_graph(future, depth=depth + 1, limit=limit), file=file)
