"""What tasks of every kind share: how one is shown, and where it stands."""

from . import base_futures

__all__ = []


def _task_repr_info(task) -> list:
    from .coroutines import _format_coroutine
    info = base_futures._future_repr_info(task)
    if task.cancelling() and not task.done():
        info[0] = 'cancelling'
    info.insert(1, f'name={task.get_name()!r}')
    if task._fut_waiter is not None:
        info.insert(2, f'wait_for={task._fut_waiter!r}')
    coro = task.get_coro()
    if coro:
        info.insert(2, f'coro=<{_format_coroutine(coro)}>')
    return info


def _task_repr(task) -> str:
    return f"<{task.__class__.__name__} {' '.join(_task_repr_info(task))}>"


def _task_get_stack(task, limit: int | None) -> list:
    coro = task._coro
    frame = None
    for name in ('cr_frame', 'gi_frame', 'ag_frame'):
        if hasattr(coro, name):
            frame = getattr(coro, name)
            break
    frames = []
    if frame is not None:
        while frame is not None:
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
        return frames if limit is None else frames[-limit:]
    if task._exception is not None:
        entry = task._exception.__traceback__
        while entry is not None:
            frames.append(entry.tb_frame)
            entry = entry.tb_next
        return frames if limit is None else frames[:limit]
    return frames


def _task_print_stack(task, limit: int | None, file) -> None:
    import linecache
    import traceback
    entries = []
    for frame in task.get_stack(limit=limit):
        code = frame.f_code
        linecache.checkcache(code.co_filename)
        line = linecache.getline(code.co_filename, frame.f_lineno, frame.f_globals)
        entries.append((code.co_filename, frame.f_lineno, code.co_name, line))
    exception = task._exception
    if not entries:
        print(f'No stack for {task!r}', file=file)
    elif exception is not None:
        print(f'Traceback for {task!r} (most recent call last):', file=file)
    else:
        print(f'Stack for {task!r} (most recent call last):', file=file)
    traceback.print_list(entries, file=file)
    if exception is not None:
        for line in traceback.format_exception_only(type(exception), exception):
            print(line, file=file, end='')
