"""The executor that runs its calls in a pool of processes."""

import multiprocessing
import os
import threading
from _collections import deque
from _weakref import ref
from concurrent.futures import _base
from functools import partial
from itertools import islice
from multiprocessing import connection, reduction
from multiprocessing.pool import ExceptionWithTraceback, RemoteTraceback

__all__ = ['BrokenProcessPool', 'ProcessPoolExecutor']

# The pools whose work is to be finished when the program ends.
_managers: set = set()
_exiting = False


def _python_exit() -> None:
    global _exiting
    _exiting = True
    managers = list(_managers)
    for manager in managers:
        manager.wake()
    for manager in managers:
        manager.thread.join()


threading._register_atexit(_python_exit)


class BrokenProcessPool(_base.BrokenExecutor):
    """A worker ended before its time."""


def _worker(channel, initializer, initargs, max_tasks: int | None) -> None:
    """Run the calls that come through `channel`; the whole program of a worker."""
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._log('critical', 'Exception in initializer:', exc_info=True)
            # The end of the channel tells the parent.
            return
    done = 0
    while max_tasks is None or done < max_tasks:
        try:
            message = channel.recv_bytes()
        except (EOFError, OSError):
            return
        if not message:
            return
        try:
            function, args, kwargs = reduction.ForkingPickler.loads(message)
            outcome = True, function(*args, **kwargs)
        except BaseException as error:
            outcome = False, _ExceptionWithTraceback(error, error.__traceback__)
        try:
            reply = reduction.ForkingPickler.dumps(outcome)
        except Exception as error:
            reply = reduction.ForkingPickler.dumps((False, _ExceptionWithTraceback(error, error.__traceback__)))
        try:
            channel.send_bytes(reply)
        except OSError:
            return
        function = args = kwargs = outcome = message = reply = None
        done += 1


class _RemoteTraceback(RemoteTraceback):
    """Shows the traceback that an exception had in its worker."""


class _ExceptionWithTraceback(ExceptionWithTraceback):
    def __reduce__(self):
        return _rebuild_exc, (self.exc, self.tb)


def _rebuild_exc(exc: BaseException, tb: str) -> BaseException:
    exc.__cause__ = _RemoteTraceback(tb)
    return exc


class _Worker:
    """One process, as the executor sees it."""

    def __init__(self, process, channel, tasks_left: int | None) -> None:
        self.process = process
        self.channel = channel
        self.tasks_left = tasks_left
        self.future = None   # of the call that it works on


class _Manager:
    """Hands the calls to the workers and takes in the results, in a thread of its own.

    It does not hold the executor, so that one that is dropped can end.
    """

    def __init__(self, context, max_workers: int, initializer, initargs: tuple, max_tasks: int | None) -> None:
        self.context = context
        self.max_workers = max_workers
        self.initializer = initializer
        self.initargs = initargs
        self.max_tasks = max_tasks
        # The end of the executor may be noticed at any step of a thread, one that has the lock among them.
        self.lock = threading.RLock()
        self.pending = deque()   # (future, function, args, kwargs)
        self.workers = []
        self.shutdown = False
        self.broken = None
        self.ended = False
        self.thread = None
        self.wake_reader, self.wake_writer = connection.Pipe(duplex=False)
        self.woken = False

    def submit(self, future, function, args, kwargs) -> None:
        """Take a call; called with the lock held."""
        if self.broken:
            raise BrokenProcessPool(self.broken)
        if self.shutdown:
            raise RuntimeError('cannot schedule new futures after shutdown')
        if _exiting:
            raise RuntimeError('cannot schedule new futures after interpreter shutdown')
        busy = sum(1 for worker in self.workers if worker.future is not None)
        if len(self.workers) < min(self.max_workers, busy + len(self.pending) + 1):
            self.start_worker()
        self.pending.append((future, function, args, kwargs))
        if self.thread is None:
            self.thread = threading.Thread(target=self.run, name='ExecutorManagerThread')
            _managers.add(self)
            self.thread.start()

    def start_worker(self) -> None:
        """Start one more process; called with the lock held."""
        mine, theirs = connection.Pipe(duplex=True)
        process = self.context.Process(target=_worker, args=(theirs, self.initializer, self.initargs, self.max_tasks))
        try:
            process.start()
        except BaseException:
            mine.close()
            raise
        finally:
            theirs.close()
        self.workers.append(_Worker(process, mine, self.max_tasks))

    def wake(self) -> None:
        """Have the thread look at what has changed."""
        with self.lock:
            if self.woken or self.ended:
                return
            self.woken = True
            self.wake_writer.send_bytes(b'')

    def run(self) -> None:
        """Serve until there is nothing more to do."""
        try:
            while True:
                self.assign()
                with self.lock:
                    idle = not self.pending and all(worker.future is None for worker in self.workers)
                    if self.broken or idle and (self.shutdown or _exiting):
                        self.shutdown = True
                        break
                ready = connection.wait([self.wake_reader, *(worker.channel for worker in self.workers)])
                if self.wake_reader in ready:
                    self.wake_reader.recv_bytes()
                    with self.lock:
                        self.woken = False
                for worker in [worker for worker in self.workers if worker.channel in ready]:
                    self.receive(worker)
                    # A worker that was lost takes the calls of all others with it.
                    if self.broken:
                        break
        finally:
            self.end()

    def assign(self) -> None:
        """Give every free worker a call."""
        for worker in self.workers:
            if worker.future is not None or worker.tasks_left == 0:
                continue
            message = None
            while message is None:
                with self.lock:
                    if not self.pending:
                        return
                    future, *call = self.pending.popleft()
                if not future.set_running_or_notify_cancel():
                    continue
                try:
                    message = reduction.ForkingPickler.dumps(tuple(call))
                except Exception as error:
                    future.set_exception(error)
            worker.future = future
            if worker.tasks_left is not None:
                worker.tasks_left -= 1
            try:
                worker.channel.send_bytes(message)
            except OSError:
                # It has died; its channel's end says so.
                pass
            future = call = None

    def receive(self, worker: _Worker) -> None:
        """Take in a result, or a worker's end."""
        try:
            message = worker.channel.recv_bytes()
        except (EOFError, OSError):
            self.lose(worker)
            return
        future, worker.future = worker.future, None
        try:
            success, value = reduction.ForkingPickler.loads(message)
        except Exception as error:
            success, value = False, error
        if success:
            future.set_result(value)
        else:
            future.set_exception(value)

    def lose(self, worker: _Worker) -> None:
        """A worker has ended: as it should, or too early."""
        with self.lock:
            self.workers.remove(worker)
        worker.channel.close()
        worker.process.join()
        if worker.tasks_left == 0 and worker.future is None:
            with self.lock:
                if self.pending and not self.broken:
                    self.start_worker()
            return
        with self.lock:
            self.broken = 'A child process terminated abruptly, the process pool is not usable anymore'
            pending, self.pending = self.pending, deque()
        failed = [worker.future, *(each.future for each in self.workers)]
        for future in failed:
            if future is not None:
                future.set_exception(_abrupt_end())
        for future, *_ in pending:
            if future.set_running_or_notify_cancel():
                future.set_exception(_abrupt_end())
        for each in self.workers:
            each.future = None
            each.process.terminate()

    def end(self) -> None:
        """Send the workers home and wait for them."""
        for worker in self.workers:
            try:
                worker.channel.send_bytes(b'')
            except OSError:
                pass
        for worker in self.workers:
            worker.process.join()
            worker.channel.close()
        with self.lock:
            self.ended = True
            self.wake_writer.close()
        self.wake_reader.close()
        _managers.discard(self)

    def drop(self) -> None:
        """The executor was collected: finish what was given and end."""
        self.shutdown = True
        self.wake()


def _abrupt_end() -> BrokenProcessPool:
    return BrokenProcessPool('A process in the process pool was terminated abruptly '
                             'while the future was running or pending.')


def _process_chunk(function, chunk) -> list:
    return [function(*args) for args in chunk]


def _chunks(iterables, size: int):
    source = zip(*iterables)
    while chunk := tuple(islice(source, size)):
        yield chunk


def _flatten(lists):
    for each in lists:
        # Let go of each result as soon as it is given out.
        each.reverse()
        while each:
            yield each.pop()


class ProcessPoolExecutor(_base.Executor):
    """Runs calls in up to `max_workers` processes, started as they are needed.

    Each begins with `initializer(*initargs)`, and with `max_tasks_per_child` ends after so many calls.
    """

    def __init__(self, max_workers: int | None = None, mp_context=None, initializer=None, initargs: tuple = (), *,
                 max_tasks_per_child: int | None = None) -> None:
        if max_workers is None:
            max_workers = os.process_cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError('max_tasks_per_child must be an integer')
            if max_tasks_per_child <= 0:
                raise ValueError('max_tasks_per_child must be >= 1')
        self._max_workers = max_workers
        self._mp_context = multiprocessing.get_context() if mp_context is None else mp_context
        self._manager = _Manager(self._mp_context, max_workers, initializer, initargs, max_tasks_per_child)
        drop = self._manager.drop
        self._dropped = ref(self, lambda _: drop())

    @property
    def _processes(self) -> dict:
        return {worker.process.pid: worker.process for worker in self._manager.workers}

    def submit(self, fn, /, *args, **kwargs) -> _base.Future:
        """Have `fn(*args, **kwargs)` run in a process, and return the future of its result."""
        future = _base.Future()
        with self._manager.lock:
            self._manager.submit(future, fn, args, kwargs)
        self._manager.wake()
        return future

    def map(self, fn, *iterables, timeout: float | None = None, chunksize: int = 1, buffersize: int | None = None):
        """Yield the results of `fn` over the zipped iterables, in order; `chunksize` of them cross together."""
        if chunksize < 1:
            raise ValueError('chunksize must be >= 1.')
        results = super().map(partial(_process_chunk, fn), _chunks(iterables, chunksize),
                              timeout=timeout, buffersize=buffersize)
        return _flatten(results)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; with `cancel_futures` drop those that have not begun, with `wait` wait for the others."""
        manager = self._manager
        with manager.lock:
            manager.shutdown = True
            dropped = []
            if cancel_futures:
                dropped, manager.pending = manager.pending, deque()
        for future, *_ in dropped:
            future.cancel()
        manager.wake()
        if wait and manager.thread is not None:
            manager.thread.join()

    def _force_shutdown(self, operation: str) -> None:
        processes = [worker.process for worker in list(self._manager.workers)]
        self.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            try:
                if process.is_alive():
                    getattr(process, operation)()
            except ValueError:
                # It was closed meanwhile.
                pass

    def terminate_workers(self) -> None:
        """End the workers with SIGTERM; what they work on is lost."""
        self._force_shutdown('terminate')

    def kill_workers(self) -> None:
        """End the workers with SIGKILL; what they work on is lost."""
        self._force_shutdown('kill')
