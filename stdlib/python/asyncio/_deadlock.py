"""What the tasks of a loop wait for, told when nothing is left that could wake the loop."""

import linecache

from . import base_events, graph, locks, tasks

__all__ = ['describe']

# Modules whose coroutines are named by what the program calls.
_SYNCHRONIZING = ('<frozen asyncio.locks>', '<frozen asyncio.queues>', '<frozen asyncio.threads>')
# Waits in which a program commonly stays until Ctrl-C ends it.
_IDLING = (None, 'Event.wait', 'Condition.wait', 'Condition.wait_for')
_MOST_STACKS = 16


class _Stuck:
    """A task, the operation that it waits in, and the tasks that would have to do something before it goes on."""

    def __init__(self, task) -> None:
        self.task = task
        self.name = repr(task.get_name())
        # The innermost frame first.
        self.frames = [entry.frame for entry in graph._suspended_stack(task)]
        self.operation = None
        self.lock = None
        self.targets = []
        for frame in self.frames:
            code = frame.f_code
            if code.co_filename not in _SYNCHRONIZING:
                break
            self.operation = code.co_qualname
            if code.co_qualname == 'Lock.acquire' and isinstance(frame.f_locals.get('self'), locks.Lock):
                self.lock = frame.f_locals['self']

    def place(self) -> str:
        """Say where in the program the task is."""
        for frame in self.frames:
            if not frame.f_code.co_filename.startswith('<frozen '):
                return f', at {frame.f_code.co_filename}:{frame.f_lineno}'
        return ''

    def sentence(self) -> str:
        """Say what the task waits for."""
        if self.lock is not None:
            if not self.targets:
                what = 'waits for a Lock that no task holds any more'
            elif self.targets[0] is self:
                what = 'waits for a Lock that it holds itself'
            else:
                what = f'waits for a Lock that task {self.targets[0].name} holds'
        elif self.operation is not None:
            what = f'waits in {self.operation}()'
        elif self.targets:
            names = ', '.join(target.name for target in self.targets)
            what = f"waits for task{'s' if len(self.targets) > 1 else ''} {names}"
        else:
            what = 'waits for a Future that nobody is left to end'
        return f'\n  task {self.name} {what}{self.place()}'

    def stack(self) -> str:
        """Show where the task is, as a traceback does."""
        lines = [f'\n\nTask {self.name} (most recent call last):']
        for frame in reversed(self.frames):
            code = frame.f_code
            lines.append(f'\n  File "{code.co_filename}", line {frame.f_lineno}, in {code.co_name}')
            if not code.co_filename.startswith('<frozen '):
                text = linecache.getline(code.co_filename, frame.f_lineno, frame.f_globals).strip()
                if text:
                    lines.append(f'\n    {text}')
        return ''.join(lines)


def _find_targets(stuck: dict) -> None:
    for one in stuck.values():
        for waiter in one.task._asyncio_awaited_by or ():
            if waiter in stuck:
                stuck[waiter].targets.append(one)
    for one in stuck.values():
        if one.lock is not None:
            holder = one.lock._holder
            one.targets = [stuck[holder]] if holder in stuck else []
        # The set of those who wait has no order of its own.
        one.targets.sort(key=lambda target: list(stuck).index(target.task))


def _cycle(stuck: dict) -> list:
    finished = set()

    def search(one, path: list) -> list:
        if one in path:
            return path[path.index(one):]
        if one in finished:
            return []
        for target in one.targets:
            found = search(target, [*path, one])
            if found:
                return found
        finished.add(one)
        return []

    for one in stuck.values():
        found = search(one, [])
        if found:
            return found
    return []


def _headline(cycle: list) -> str:
    if not cycle:
        return ''
    if len(cycle) == 1:
        return f'task {cycle[0].name} waits for itself'
    names = [one.name for one in [*cycle, cycle[0]]]
    return f"tasks wait for each other: {' -> '.join(names)}"


def _is_main(task) -> bool:
    # Tasks that wait stand among the pairs of a callback and its context.
    entries = [entry for entry in task._callbacks or () if isinstance(entry, tuple)]
    return any(callback is base_events._run_until_complete_cb for callback, _ in entries)


def describe(loop) -> tuple:
    """Tell which tasks wait for each other, if any do, whether the main one waits for others, what each waits for, and where."""
    pending = [task for task in tasks.all_tasks(loop) if not task.done()]
    pending.sort(key=lambda task: (not _is_main(task), task.get_name()))
    stuck = {task: _Stuck(task) for task in pending}
    _find_targets(stuck)
    cycle = _cycle(stuck)
    main = [one for one in stuck.values() if _is_main(one.task)]
    holds_up_main = any(one.targets or one.operation not in _IDLING for one in main)
    order = cycle + [one for one in stuck.values() if one not in cycle]
    return (
        _headline(cycle),
        holds_up_main,
        ''.join(one.sentence() for one in order),
        ''.join(one.stack() for one in order[:_MOST_STACKS]),
    )
