"""Queues between processes."""

import threading
from _collections import deque
from _queue import Empty
from queue import Full
from time import monotonic
from weakref import ref

from . import connection, context, reduction, util

__all__ = ['Queue', 'SimpleQueue', 'JoinableQueue']

# Ends the thread that feeds a queue's pipe.
_sentinel = object()


class _Buffer:
    """What goes to the pipe, and a thread that waits for more.

    `put` takes no lock: a queue that nobody has any more is finished by whatever thread a collection happens in, which
    may be the one that feeds its pipe, in the middle of anything.
    """

    def __init__(self) -> None:
        self._objects = deque()
        # Open once something came since the thread last looked.
        self._news = threading.Lock()
        self._news.acquire()

    def __len__(self) -> int:
        return len(self._objects)

    def put(self, obj) -> None:
        self._objects.append(obj)
        try:
            self._news.release()
        except RuntimeError:
            # It is open, and the thread has yet to look.
            pass

    def first(self):
        while not self._objects:
            self._news.acquire()
        return self._objects[0]

    def drop_first(self) -> None:
        self._objects.popleft()


class Queue:
    """A queue that any process may put into and get from.

    `put` leaves the object to a thread of this process, which pickles it and writes it to the pipe.
    """

    def __init__(self, maxsize: int = 0, *, ctx) -> None:
        is_unbounded = maxsize <= 0
        self._maxsize = maxsize
        self._reader, self._writer = connection.Pipe(duplex=False)
        self._rlock = ctx.Lock()
        self._wlock = ctx.Lock()
        # A bounded queue counts the free places, the other one the items.
        self._free = None if is_unbounded else ctx.BoundedSemaphore(maxsize)
        self._items = ctx.Semaphore(0) if is_unbounded else None
        self._ignore_epipe = False
        self._reset()

    def __getstate__(self) -> tuple:
        context.assert_spawning(self)
        return (self._ignore_epipe, self._maxsize, self._reader, self._writer, self._rlock, self._wlock,
                self._free, self._items)

    def __setstate__(self, state: tuple) -> None:
        (self._ignore_epipe, self._maxsize, self._reader, self._writer, self._rlock, self._wlock,
         self._free, self._items) = state
        self._reset()

    def _reset(self) -> None:
        self._lock = threading.Lock()
        self._buffer = _Buffer()
        self._thread = None
        self._jointhread = None
        self._joincancelled = False
        self._closed = False

    def _check_open(self) -> None:
        if self._closed:
            raise ValueError(f'Queue {self!r} is closed')

    def put(self, obj, block: bool = True, timeout: float | None = None) -> None:
        """Put `obj` in, waiting for room (at most `timeout` seconds) unless `block` is false; Full when there is none."""
        self._check_open()
        if self._free is not None and not self._free.acquire(block, timeout):
            raise Full
        with self._lock:
            if self._thread is None:
                self._start_thread()
            self._buffer.put(obj)

    def get(self, block: bool = True, timeout: float | None = None):
        """Take an object out, waiting (at most `timeout` seconds) unless `block` is false; Empty when there is none."""
        self._check_open()
        if block and timeout is None:
            with self._rlock:
                message = self._reader.recv_bytes()
                self._taken()
            return reduction.ForkingPickler.loads(message)
        deadline = monotonic() + timeout if block else 0
        if not self._rlock.acquire(block, timeout):
            raise Empty
        try:
            if not self._reader.poll(max(deadline - monotonic(), 0) if block else 0):
                raise Empty
            message = self._reader.recv_bytes()
            self._taken()
        finally:
            self._rlock.release()
        return reduction.ForkingPickler.loads(message)

    def _taken(self) -> None:
        if self._free is not None:
            self._free.release()
        else:
            self._items.acquire(False)

    def qsize(self) -> int:
        """Return about how many objects there are."""
        if self._free is not None:
            return self._maxsize - self._free.get_value()
        with self._lock:
            # What this process has not written yet counts too.
            return self._items.get_value() + len(self._buffer)

    def empty(self) -> bool:
        """Say whether there is nothing to get at this moment."""
        return not self._reader.poll()

    def full(self) -> bool:
        """Say whether there is no room at this moment."""
        return self._free is not None and self._free._semlock._is_zero()

    def get_nowait(self):
        """Take an object out without waiting; Empty when there is none."""
        return self.get(False)

    def put_nowait(self, obj) -> None:
        """Put `obj` in without waiting; Full when there is no room."""
        return self.put(obj, False)

    def close(self) -> None:
        """Put nothing more into it from this process; what is in goes on to the pipe."""
        self._closed = True
        with self._lock:
            # One that this process has put nothing into stays as it is until nobody has it any more.
            if self._thread is not None:
                self._reader.close()
                self._buffer.put(_sentinel)

    def join_thread(self) -> None:
        """Wait until everything that was put has gone to the pipe; only after `close`."""
        assert self._closed, f'Queue {self!r} not closed'
        if self._jointhread is not None:
            self._jointhread()

    def cancel_join_thread(self) -> None:
        """Let this process end without waiting for the pipe, which may lose what was put."""
        self._joincancelled = True
        if self._jointhread is not None:
            self._jointhread.cancel()
            self._jointhread = None

    def _start_thread(self) -> None:
        # Nothing that lives on holds the queue: one that nobody has any more must go, with its pipe and its locks.
        buffer, lock = self._buffer, self._lock
        feeding = (buffer, lock, self._writer, self._wlock, self._items, self._free, self._on_queue_feeder_error)
        thread = self._thread = threading.Thread(target=_feed, args=feeding, name='QueueFeederThread', daemon=True)
        thread.start()
        # At the end of the queue or of the process the thread is told that nothing more comes, and then waited for.
        self._close_finalizer = util.Finalize(self, buffer.put, args=(_sentinel,), exitpriority=10)
        if not self._joincancelled:
            self._jointhread = util.Finalize(thread, _join, args=(ref(thread),), exitpriority=-5)

    @staticmethod
    def _on_queue_feeder_error(e: Exception, obj) -> None:
        """Report an object that could not be pickled; a subclass may do otherwise."""
        import traceback
        traceback.print_exc()

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def _join(thread) -> None:
    thread = thread()
    if thread is not None:
        thread.join()


def _feed(buffer, lock, writer, wlock, items, free, on_error) -> None:
    while True:
        obj = buffer.first()
        if obj is _sentinel:
            writer.close()
            return
        is_taken = False
        try:
            # Pickled outside of the lock between processes, so that nobody waits for it.
            message = reduction.ForkingPickler.dumps(obj)
            with lock:
                # In one step, so that `qsize` counts it once.
                buffer.drop_first()
                is_taken = True
                if items is not None:
                    items.release()
            with wlock:
                writer.send_bytes(message)
        except BrokenPipeError:
            # Every reader is gone, so nobody misses it; what follows meets the same end.
            pass
        except Exception as error:
            if util.is_exiting():
                return
            if free is not None:
                free.release()
            on_error(error, obj)
        finally:
            if not is_taken:
                with lock:
                    buffer.drop_first()
            obj = message = None


class JoinableQueue(Queue):
    """A queue whose items can be waited for until they have been dealt with."""

    def __init__(self, maxsize: int = 0, *, ctx) -> None:
        super().__init__(maxsize, ctx=ctx)
        self._unfinished_tasks = ctx.Semaphore(0)
        self._cond = ctx.Condition()

    def __getstate__(self) -> tuple:
        return super().__getstate__(), self._cond, self._unfinished_tasks

    def __setstate__(self, state: tuple) -> None:
        base, self._cond, self._unfinished_tasks = state
        super().__setstate__(base)

    def put(self, obj, block: bool = True, timeout: float | None = None) -> None:
        """Put `obj` in, as `Queue.put` does, and count it as unfinished."""
        self._check_open()
        if self._free is not None and not self._free.acquire(block, timeout):
            raise Full
        with self._lock, self._cond:
            if self._thread is None:
                self._start_thread()
            self._buffer.put(obj)
            self._unfinished_tasks.release()

    def task_done(self) -> None:
        """Say that an item that was taken has been dealt with."""
        with self._cond:
            if not self._unfinished_tasks.acquire(False):
                raise ValueError('task_done() called too many times')
            if self._unfinished_tasks._semlock._is_zero():
                self._cond.notify_all()

    def join(self) -> None:
        """Wait until every item that was put has been dealt with."""
        with self._cond:
            # Another item may have been put between the notification and the lock.
            while not self._unfinished_tasks._semlock._is_zero():
                self._cond.wait()


class SimpleQueue:
    """A pipe with a lock at each end: `put` writes at once, and waits while the pipe is full."""

    def __init__(self, *, ctx) -> None:
        self._reader, self._writer = connection.Pipe(duplex=False)
        self._rlock = ctx.Lock()
        self._wlock = ctx.Lock()

    def __getstate__(self) -> tuple:
        context.assert_spawning(self)
        return self._reader, self._writer, self._rlock, self._wlock

    def __setstate__(self, state: tuple) -> None:
        self._reader, self._writer, self._rlock, self._wlock = state

    def close(self) -> None:
        """Close both ends in this process."""
        self._reader.close()
        self._writer.close()

    def empty(self) -> bool:
        """Say whether there is nothing to get."""
        return not self._reader.poll()

    def get(self):
        """Wait for an object and take it out."""
        with self._rlock:
            message = self._reader.recv_bytes()
        return reduction.ForkingPickler.loads(message)

    def put(self, obj) -> None:
        """Put an object in."""
        message = reduction.ForkingPickler.dumps(obj)
        with self._wlock:
            self._writer.send_bytes(message)

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)
