"""The executor that runs its calls in a pool of threads."""

import os
import threading
from _queue import Empty, SimpleQueue
from _weakref import ref
from concurrent.futures import _base
from itertools import count

__all__ = ['BrokenThreadPool', 'ThreadPoolExecutor']

# Every worker that runs, with the queue that ends it, for the end of the program.
_queues: dict = {}
_exiting = False
_exit_lock = threading.Lock()


def _python_exit() -> None:
    global _exiting
    with _exit_lock:
        _exiting = True
        workers = list(_queues.items())
    for _, queue in workers:
        queue.put(None)
    for thread, _ in workers:
        thread.join()


threading._register_atexit(_python_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    """A worker's initializer failed."""


class _Surroundings:
    """Where a worker makes its calls: here. Another kind of pool may make them elsewhere."""

    def __init__(self, initializer, initargs: tuple) -> None:
        self.initializer = initializer
        self.initargs = initargs

    def enter(self) -> None:
        """Get ready in the worker's thread."""
        if self.initializer is not None:
            self.initializer(*self.initargs)

    def leave(self) -> None:
        """Undo what `enter` did, which may have failed."""


def _work(executor_reference, queue, surroundings) -> None:
    """Run the calls from `queue` until None comes out of it and nobody needs this worker."""
    try:
        try:
            surroundings.enter()
        except BaseException:
            _base._log('critical', 'Exception in initializer:', exc_info=True)
            executor = executor_reference()
            if executor is not None:
                executor._initializer_failed()
            return
        while True:
            try:
                item = queue.get_nowait()
            except Empty:
                executor = executor_reference()
                if executor is not None:
                    executor._idle.release()
                del executor
                item = queue.get()
            if item is not None:
                item.run(surroundings)
                # The call's arguments and result must not live until the next call comes.
                del item
                continue
            executor = executor_reference()
            if _exiting or executor is None or executor._shutdown:
                if executor is not None:
                    executor._shutdown = True
                # The next worker ends on this one.
                queue.put(None)
                return
            del executor
    finally:
        surroundings.leave()
        with _exit_lock:
            _queues.pop(threading.current_thread(), None)


class _Call:
    """A call that waits for a worker."""

    __slots__ = ('future', 'function', 'args', 'kwargs')

    def __init__(self, future, function, args, kwargs) -> None:
        self.future = future
        self.function = function
        self.args = args
        self.kwargs = kwargs

    def run(self, surroundings: _Surroundings) -> None:
        """Make the call and end its future."""
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.function(*self.args, **self.kwargs)
        except BaseException as error:
            self.future.set_exception(error)
            # The traceback holds this frame, which must not hold the future.
            self = None
        else:
            self.future.set_result(result)


class ThreadPoolExecutor(_base.Executor):
    """Runs calls in up to `max_workers` threads, started as they are needed.

    Each thread begins with `initializer(*initargs)`; when that fails the pool is broken.
    """

    BROKEN = BrokenThreadPool

    _call_class = _Call
    _default_prefix = 'ThreadPoolExecutor'
    _surroundings_class = _Surroundings
    _counter = count().__next__

    def __init__(self, max_workers: int | None = None, thread_name_prefix: str = '', initializer=None,
                 initargs: tuple = ()) -> None:
        if max_workers is None:
            max_workers = min(32, (os.process_cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._max_workers = max_workers
        self._initializer = initializer
        self._initargs = initargs
        self._work_queue = SimpleQueue()
        # Counts the workers that wait for work.
        self._idle = threading.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix or f'{type(self)._default_prefix}-{self._counter()}'

    def submit(self, fn, /, *args, **kwargs) -> _base.Future:
        """Have `fn(*args, **kwargs)` run in a thread, and return the future of its result."""
        with self._shutdown_lock:
            if self._broken:
                raise self.BROKEN(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _exiting:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = _base.Future()
            future._pool = self._threads
            self._work_queue.put(self._call_class(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    def _adjust_thread_count(self) -> None:
        if self._idle.acquire(blocking=False):
            return
        number = len(self._threads)
        if number >= self._max_workers:
            return
        queue = self._work_queue
        # An executor that is dropped without a shutdown takes its workers with it.
        reference = ref(self, lambda _: queue.put(None))
        thread = threading.Thread(
            name=f'{self._thread_name_prefix}_{number}',
            target=_work,
            args=(reference, queue, self._surroundings_class(self._initializer, self._initargs)),
        )
        with _exit_lock:
            if _exiting:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            _queues[thread] = queue
        try:
            thread.start()
        except BaseException:
            with _exit_lock:
                del _queues[thread]
            raise
        self._threads.add(thread)

    def _initializer_failed(self) -> None:
        with self._shutdown_lock:
            self._broken = 'A thread initializer failed, the thread pool is not usable anymore'
            for item in self._drain():
                item.future.set_exception(self.BROKEN(self._broken))

    def _drain(self):
        while True:
            try:
                item = self._work_queue.get_nowait()
            except Empty:
                return
            if item is not None:
                yield item

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; with `cancel_futures` drop those that have not begun, with `wait` wait for the others."""
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for item in self._drain():
                    item.future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
