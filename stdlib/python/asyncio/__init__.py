"""Concurrent code in `async` and `await`, on one event loop."""

# The names below are needed by every program; the others come from their files when they are asked for.
from .coroutines import iscoroutine, iscoroutinefunction
from .events import (
    AbstractEventLoop,
    AbstractServer,
    Handle,
    TimerHandle,
    _get_event_loop_policy,
    _get_running_loop,
    _set_event_loop_policy,
    _set_running_loop,
    get_event_loop,
    get_event_loop_policy,
    get_running_loop,
    new_event_loop,
    set_event_loop,
    set_event_loop_policy,
)
from .exceptions import (
    BrokenBarrierError,
    CancelledError,
    IncompleteReadError,
    InvalidStateError,
    LimitOverrunError,
    SendfileNotAvailableError,
    TimeoutError,
)
from .futures import Future, future_add_to_awaited_by, future_discard_from_awaited_by, isfuture, wrap_future
from .runners import Runner, run
from .tasks import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    Task,
    _enter_task,
    _leave_task,
    _register_task,
    _unregister_task,
    all_tasks,
    as_completed,
    create_eager_task_factory,
    create_task,
    current_task,
    eager_task_factory,
    ensure_future,
    gather,
    run_coroutine_threadsafe,
    shield,
    sleep,
    wait,
    wait_for,
)

_NAMES_OF_FILES = {
    'base_events': ('BaseEventLoop', 'Server'),
    'graph': ('capture_call_graph', 'format_call_graph', 'print_call_graph', 'FrameCallGraphEntry', 'FutureCallGraph'),
    'locks': ('Lock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier'),
    'protocols': ('BaseProtocol', 'Protocol', 'DatagramProtocol', 'SubprocessProtocol', 'BufferedProtocol'),
    'queues': ('Queue', 'PriorityQueue', 'LifoQueue', 'QueueFull', 'QueueEmpty', 'QueueShutDown'),
    'streams': ('StreamReader', 'StreamWriter', 'StreamReaderProtocol', 'open_connection', 'start_server',
                'open_unix_connection', 'start_unix_server'),
    'subprocess': ('create_subprocess_exec', 'create_subprocess_shell'),
    'taskgroups': ('TaskGroup',),
    'threads': ('to_thread',),
    'timeouts': ('Timeout', 'timeout', 'timeout_at'),
    'transports': ('BaseTransport', 'ReadTransport', 'WriteTransport', 'Transport', 'DatagramTransport',
                   'SubprocessTransport'),
    'unix_events': ('SelectorEventLoop', 'EventLoop'),
}
_FILE_OF_NAME = {name: file for file, names in _NAMES_OF_FILES.items() for name in names}
_FILES = (*_NAMES_OF_FILES, 'base_futures', 'base_tasks', 'format_helpers', 'log', 'mixins', 'selector_events', 'trsock',
          'base_subprocess', 'sslproto', 'staggered')

__all__ = [
    'iscoroutinefunction', 'iscoroutine', 'AbstractEventLoop', 'AbstractServer', 'Handle', 'TimerHandle',
    'get_event_loop_policy', 'set_event_loop_policy', 'get_event_loop', 'set_event_loop', 'new_event_loop',
    '_set_running_loop', 'get_running_loop', '_get_running_loop', 'BrokenBarrierError', 'CancelledError',
    'InvalidStateError', 'TimeoutError', 'IncompleteReadError', 'LimitOverrunError', 'SendfileNotAvailableError',
    'Future', 'wrap_future', 'isfuture', 'future_add_to_awaited_by', 'future_discard_from_awaited_by', 'Runner',
    'run', 'Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait', 'wait_for',
    'as_completed', 'sleep', 'gather', 'shield', 'ensure_future', 'run_coroutine_threadsafe', 'current_task',
    'all_tasks', 'create_eager_task_factory', 'eager_task_factory', '_register_task', '_unregister_task',
    '_enter_task', '_leave_task', *_FILE_OF_NAME,
]


def __getattr__(name: str):
    if name in _FILE_OF_NAME:
        module = __import__(f'asyncio.{_FILE_OF_NAME[name]}', fromlist=[name])
        value = globals()[name] = getattr(module, name)
        return value
    if name in _FILES:
        __import__(f'asyncio.{name}')
        return globals()[name]
    if name in ('AbstractEventLoopPolicy', 'DefaultEventLoopPolicy'):
        from . import events
        events._warn_of_policy(name)
        if name == 'AbstractEventLoopPolicy':
            return events._AbstractEventLoopPolicy
        from . import unix_events
        return unix_events._UnixDefaultEventLoopPolicy
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def __dir__() -> list:
    return sorted({*globals(), *__all__})
