"""`%threads` and `%tasks`: what goes on beside the prompt."""

import sys


def _table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print('  '.join(f'{cell:{width}}' for cell, width in zip(row, widths)).rstrip())


def _place(frame) -> str:
    if frame is None:
        return ''
    code = frame.f_code
    import os
    name = code.co_filename
    if not name.startswith('<'):
        name = os.path.basename(name)
    return f'{code.co_qualname}, {name}:{frame.f_lineno}'


def threads(session, rest: str) -> None:
    """List the threads of Python, and where each of them is."""
    import threading
    frames = sys._current_frames()
    rows = [('name', 'number', 'daemon', 'at')]
    for thread in threading.enumerate():
        is_prompt = thread is threading.current_thread()
        place = 'the prompt' if is_prompt else _place(frames.get(thread.ident))
        rows.append((thread.name, str(thread.ident), 'yes' if thread.daemon else 'no', place))
    _table(rows)


def tasks(session, rest: str) -> None:
    """List the tasks of the prompt's event loop, and where each of them waits."""
    rows = [('name', 'coroutine', 'at')]
    for task in session.background.tasks():
        stack = task.get_stack(limit=1)
        coroutine = task.get_coro()
        name = getattr(coroutine, '__qualname__', None) or repr(coroutine)
        rows.append((task.get_name(), name, _place(stack[0]) if stack else 'done or not begun'))
    if len(rows) == 1:
        print('There are no tasks.')
        return
    _table(rows)
