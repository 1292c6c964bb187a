"""Queues by which interpreters of one process send each other objects."""

import _interpreters
import queue
import threading
import weakref
from contextlib import suppress as _suppress

from ._crossing import dumps, loads

__all__ = [
    'UNBOUND', 'UNBOUND_ERROR', 'UNBOUND_REMOVE', 'create', 'list_all', 'Queue', 'QueueError', 'QueueNotFoundError',
    'QueueEmpty', 'QueueFull', 'ItemInterpreterDestroyed',
]


class QueueError(RuntimeError):
    """Something is wrong with a queue between interpreters."""


class QueueNotFoundError(QueueError):
    """There is no queue with this number."""


QueueError.__module__ = QueueNotFoundError.__module__ = 'concurrent.interpreters'


class QueueEmpty(QueueError, queue.Empty):
    """The queue has no item, and the caller would not wait for one or waited in vain."""


class QueueFull(QueueError, queue.Full):
    """The queue has no room, and the caller would not wait for it or waited in vain."""


class ItemInterpreterDestroyed(QueueError):
    """The interpreter that put an item has ended before somebody took it."""


class UnboundItem:
    """Stands for an item whose interpreter has ended, or says what becomes of such items."""

    __slots__ = ('_name', '_number')

    def __init__(self, name: str, number: int) -> None:
        self._name = name
        self._number = number

    def __repr__(self) -> str:
        return f'{__name__}.{self._name}'

    def __reduce__(self) -> str:
        return self._name


UNBOUND_REMOVE = UnboundItem('UNBOUND_REMOVE', 1)
UNBOUND_ERROR = UnboundItem('UNBOUND_ERROR', 2)
UNBOUND = UnboundItem('UNBOUND', 3)
_BY_NUMBER = {1: UNBOUND_REMOVE, 2: UNBOUND_ERROR, 3: UNBOUND}

_known = weakref.WeakValueDictionary()
_known_lock = threading.Lock()


def _number_of(unbounditems) -> int:
    if not isinstance(unbounditems, UnboundItem):
        raise NotImplementedError(f'unsupported unbound replacement object {unbounditems!r}')
    return unbounditems._number


def create(maxsize: int = 0, *, unbounditems=UNBOUND) -> 'Queue':
    """Make a queue with room for `maxsize` items, or for any number when that is not positive."""
    return Queue(_interpreters.queue_create(maxsize, _number_of(unbounditems)))


def list_all() -> list:
    """Return all queues between interpreters."""
    listed = []
    for number in _interpreters.queue_list_all():
        # Another thread may be done with one meanwhile.
        with _suppress(QueueNotFoundError):
            listed.append(Queue(number))
    return listed


class Queue:
    """A queue between interpreters. In each interpreter one object stands for it."""

    def __new__(cls, id: int, /):
        if not isinstance(id, int):
            raise TypeError(f'id must be an int, got {id!r}')
        id = int(id)
        with _known_lock:
            self = _known.get(id)
            if self is None:
                if not _interpreters.queue_bind(id):
                    raise QueueNotFoundError(f'queue {id} not found')
                self = super().__new__(cls)
                self._id = id
                _known[id] = self
        return self

    def __del__(self) -> None:
        # Without an id it stood for nothing.
        id = self.__dict__.get('_id')
        if id is not None:
            _interpreters.queue_release(id)

    def __repr__(self) -> str:
        return f'{type(self).__name__}({self._id})'

    def __hash__(self) -> int:
        return hash(self._id)

    def __reduce__(self):
        _interpreters.queue_keep(self._id)
        return type(self), (self._id,)

    def _state(self) -> tuple:
        state = _interpreters.queue_state(self._id)
        if state is None:
            raise QueueNotFoundError(f'queue {self._id} not found')
        return state

    @property
    def id(self) -> int:
        """The number of the queue, by which other interpreters find it."""
        return self._id

    @property
    def unbounditems(self) -> UnboundItem:
        """What becomes of items whose interpreter has ended."""
        return _BY_NUMBER[self._state()[3]]

    @property
    def maxsize(self) -> int:
        """How many items there is room for."""
        return self._state()[0]

    def empty(self) -> bool:
        """Say whether there was no item a moment ago."""
        return self.qsize() == 0

    def full(self) -> bool:
        """Say whether there was no room a moment ago."""
        return self._state()[2]

    def qsize(self) -> int:
        """Return about how many items there are."""
        return self._state()[1]

    def put(self, obj, block: bool = True, timeout: float | None = None, *, unbounditems=None) -> None:
        """Put an object in, waiting for room (at most `timeout` seconds) unless `block` is false.

        What goes in is a copy, but for objects that no one can change. QueueFull when there was no room.
        """
        _check_timeout(block, timeout)
        number = 0 if unbounditems is None else _number_of(unbounditems)
        done = _interpreters.queue_put(self._id, dumps(obj), number, bool(block), timeout)
        if done is None:
            raise QueueNotFoundError(f'queue {self._id} not found')
        if not done:
            raise QueueFull(f'queue {self._id} is full')

    def put_nowait(self, obj, *, unbounditems=None) -> None:
        """Put an object in without waiting; QueueFull when there is no room."""
        self.put(obj, False, unbounditems=unbounditems)

    def get(self, block: bool = True, timeout: float | None = None):
        """Take an object out, waiting for one (at most `timeout` seconds) unless `block` is false.

        QueueEmpty when there was none; ItemInterpreterDestroyed for an item that was put with UNBOUND_ERROR and whose
        interpreter has ended.
        """
        _check_timeout(block, timeout)
        item = _interpreters.queue_get(self._id, bool(block), timeout)
        if type(item) is bytes:
            return loads(item)
        if item is None:
            raise QueueNotFoundError(f'queue {self._id} not found')
        if item is False:
            raise QueueEmpty(f'queue {self._id} is empty')
        if item == UNBOUND_ERROR._number:
            raise ItemInterpreterDestroyed("item's original interpreter destroyed")
        return UNBOUND

    def get_nowait(self):
        """Take an object out without waiting; QueueEmpty when there is none."""
        return self.get(False)


def _check_timeout(block: bool, timeout) -> None:
    if block and timeout is not None and timeout < 0:
        raise ValueError('timeout value must be non-negative')
