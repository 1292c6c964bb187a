"""Pools of worker processes."""

import itertools
import os
import threading
from _collections import deque

from . import connection, context, reduction, util
from ._results import ApplyResult, AsyncResult, IMapIterator, IMapUnorderedIterator, MapResult

__all__ = ['Pool', 'ThreadPool']

RUN, CLOSE, TERMINATE = 'RUN', 'CLOSE', 'TERMINATE'


class RemoteTraceback(Exception):
    """Shows the traceback that an exception had in its worker."""

    def __init__(self, tb: str) -> None:
        self.tb = tb

    def __str__(self) -> str:
        return self.tb


class ExceptionWithTraceback:
    """Carries an exception from a worker, with its traceback as text."""

    def __init__(self, exc: BaseException, tb) -> None:
        import traceback
        self.exc = exc
        shown = ''.join(traceback.format_exception(type(exc), exc, tb))
        self.tb = f'\n"""\n{shown}"""'
        # Frames cannot be pickled, and here they only keep the call's objects alive.
        self.exc.__traceback__ = None

    def __reduce__(self):
        return rebuild_exc, (self.exc, self.tb)


def rebuild_exc(exc: BaseException, tb: str) -> BaseException:
    """Give the exception its remote traceback as the cause."""
    exc.__cause__ = RemoteTraceback(tb)
    return exc


class MaybeEncodingError(Exception):
    """The result could not be pickled."""

    def __init__(self, exc, value) -> None:
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self) -> str:
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self) -> str:
        return f'<{type(self).__name__}: {self}>'


# A task is (job, index, function, args, kwargs), or None to end a worker; a result is (job, index, (success, value)).
# A worker begins with a result for no job, which says how its initializer ended.

def _map_chunk(function, chunk) -> list:
    return list(map(function, chunk))


def _starmap_chunk(function, chunk) -> list:
    return list(itertools.starmap(function, chunk))


def worker(channel, initializer=None, initargs=(), maxtasks: int | None = None) -> None:
    """Run the tasks that come through `channel`; the whole program of a pool's process."""
    try:
        if initializer is not None:
            initializer(*initargs)
    except Exception as error:
        _reply(channel, None, None, False, ExceptionWithTraceback(error, error.__traceback__))
        return
    _reply(channel, None, None, True, None)
    done = 0
    while maxtasks is None or done < maxtasks:
        try:
            message = channel.recv_bytes()
        except (EOFError, OSError):
            return
        job = index = task = None
        try:
            # The envelope is pickled apart, so that a function which cannot be loaded still has an address.
            job, index, body = reduction.ForkingPickler.loads(message)
            if job is None:
                return
            function, args, kwargs = reduction.ForkingPickler.loads(body)
            value = function(*args, **kwargs)
            success = True
        except Exception as error:
            success, value = False, ExceptionWithTraceback(error, error.__traceback__)
        _reply(channel, job, index, success, value)
        function = args = kwargs = value = message = body = None
        done += 1


def _reply(channel, job, index, success: bool, value) -> None:
    try:
        message = reduction.ForkingPickler.dumps((job, index, (success, value)))
    except Exception as error:
        wrapped = MaybeEncodingError(error, value.exc if isinstance(value, ExceptionWithTraceback) else value)
        message = reduction.ForkingPickler.dumps((job, index, (False, wrapped)))
    try:
        channel.send_bytes(message)
    except OSError:
        # The pool is gone.
        pass


class _Crew:
    """One worker, as the pool sees it."""

    def __init__(self, process, channel, tasks_left: int | None) -> None:
        self.process = process
        self.channel = channel
        self.tasks_left = tasks_left
        self.ready = False
        self.task = None     # (job, index) of the task that it works on
        self.leaving = False


class Pool:
    """A number of worker processes that calls are handed to.

    One thread of this process hands out a task to each worker that is free and takes in the results.
    """

    _wrap_exception = True

    @staticmethod
    def Process(ctx, *args, **kwds):
        """Make a worker's process."""
        return ctx.Process(*args, **kwds)

    def __init__(self, processes: int | None = None, initializer=None, initargs=(),
                 maxtasksperchild: int | None = None, context=None) -> None:
        self._pool = []
        self._state = RUN
        self._ctx = context or _default_context()
        if processes is None:
            processes = os.process_cpu_count() or 1
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if maxtasksperchild is not None and (not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0):
            raise ValueError('maxtasksperchild must be a positive int or None')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._processes = processes
        self._initializer = initializer
        self._initargs = initargs
        self._maxtasksperchild = maxtasksperchild
        self._cache = {}               # jobs that have results to come
        self._tasks = deque()          # iterators of (job, index, function, args, kwargs)
        self._lock = threading.Lock()  # over state, cache and tasks
        self._failure = None           # why the pool can work no more
        self._crew = []
        self._wake_reader, self._wake_writer = connection.Pipe(duplex=False)
        self._woken = False
        try:
            for _ in range(processes):
                self._add_worker()
        except Exception:
            for crew in self._crew:
                crew.process.terminate()
                crew.process.join()
            raise
        self._handler = threading.Thread(target=self._handle, daemon=True)
        self._handler.start()
        self._terminate = util.Finalize(None, self._stop, exitpriority=15)

    def __repr__(self) -> str:
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} state={self._state} pool_size={len(self._crew)}>'

    def __reduce__(self):
        raise NotImplementedError('pool objects cannot be passed between processes or pickled')

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb) -> None:
        self.terminate()

    # The handler's side.

    def _add_worker(self) -> None:
        mine, theirs = connection.Pipe(duplex=True)
        process = self.Process(self._ctx, target=worker,
                               args=(theirs, self._initializer, self._initargs, self._maxtasksperchild))
        process.name = process.name.replace('Process', 'PoolWorker')
        process.daemon = True
        try:
            process.start()
        except BaseException:
            mine.close()
            raise
        finally:
            theirs.close()
        self._crew.append(_Crew(process, mine, self._maxtasksperchild))
        self._pool = [crew.process for crew in self._crew]

    def _wake(self) -> None:
        with self._lock:
            if self._woken or self._wake_writer.closed:
                return
            self._woken = True
            # With the lock held, so that the handler has not closed the other end yet. One message never waits for room.
            self._wake_writer.send_bytes(b'')

    def _handle(self) -> None:
        try:
            while self._state != TERMINATE:
                self._assign()
                if self._state == CLOSE and not self._cache:
                    break
                ready = connection.wait([self._wake_reader, *(crew.channel for crew in self._crew)])
                if self._wake_reader in ready:
                    self._wake_reader.recv_bytes()
                    with self._lock:
                        self._woken = False
                for crew in [crew for crew in self._crew if crew.channel in ready]:
                    self._receive(crew)
        except BaseException as error:
            self._fail(error)
            raise
        finally:
            self._dismiss()

    def _dismiss(self) -> None:
        farewell = reduction.ForkingPickler.dumps((None, None, None))
        for crew in self._crew:
            if self._state == TERMINATE:
                crew.process.terminate()
            else:
                try:
                    crew.channel.send_bytes(farewell)
                except OSError:
                    pass
        for crew in self._crew:
            crew.process.join()
            crew.channel.close()
        self._fail(None)
        with self._lock:
            self._wake_writer.close()
        self._wake_reader.close()

    def _fail(self, error: BaseException | None) -> None:
        """Nobody will work on what is left: end it."""
        with self._lock:
            if error is not None:
                self._failure = error
            jobs = list(self._cache.values())
            self._cache.clear()
            self._tasks.clear()
        for job in jobs:
            job._abandon(error or EOFError('the pool was terminated before the result came'))

    def _assign(self) -> None:
        """Give every free worker a task."""
        for crew in self._crew:
            if not crew.ready or crew.task is not None or crew.leaving:
                continue
            while True:
                task = self._next_task()
                if task is None:
                    return
                job, index, body = task
                try:
                    message = reduction.ForkingPickler.dumps((job, index, reduction.ForkingPickler.dumps(body)))
                except Exception as error:
                    self._deliver(job, index, (False, error))
                    continue
                break
            crew.task = job, index
            if crew.tasks_left is not None:
                crew.tasks_left -= 1
                crew.leaving = crew.tasks_left == 0
            try:
                crew.channel.send_bytes(message)
            except OSError:
                # It has died; its channel's end says so.
                pass

    def _next_task(self):
        while True:
            with self._lock:
                if not self._tasks:
                    return None
                job, source = self._tasks[0]
            try:
                # The program's own iterator may run here, so no lock is held.
                index, *body = next(source)
            except StopIteration:
                self._drop_source(source)
            except Exception as error:
                self._drop_source(source)
                result = self._cache.get(job)
                if result is not None:
                    result._fail_source(error)
            else:
                if job in self._cache:
                    return job, index, body
                self._drop_source(source)

    def _drop_source(self, source) -> None:
        with self._lock:
            if self._tasks and self._tasks[0][1] is source:
                self._tasks.popleft()

    def _receive(self, crew: _Crew) -> None:
        try:
            message = crew.channel.recv_bytes()
        except (EOFError, OSError):
            self._replace(crew)
            return
        try:
            job, index, (success, value) = reduction.ForkingPickler.loads(message)
        except Exception as error:
            # What it sent cannot be unpickled here; which task it was is known all the same.
            (job, index), success, value = crew.task or (None, None), False, error
        if not crew.ready:
            if not success:
                self._fail(value)
            crew.ready = True
            return
        crew.task = None
        self._deliver(job, index, (success, value))

    def _replace(self, crew: _Crew) -> None:
        """A worker has ended: as it should, or with a task undone."""
        self._crew.remove(crew)
        crew.channel.close()
        crew.process.join()
        exitcode = crew.process.exitcode
        if crew.task is not None:
            error = EOFError(f'worker process {crew.process.pid} ended with exit code {exitcode} before its result came')
            self._deliver(*crew.task, (False, error))
        elif not crew.ready and self._failure is None:
            # Another one would do no better.
            self._fail(EOFError(f'worker process {crew.process.pid} ended with exit code {exitcode} as it began'))
        if self._failure is None and self._state != TERMINATE and (self._state == RUN or self._cache):
            self._add_worker()

    def _deliver(self, job, index, result: tuple) -> None:
        target = self._cache.get(job)
        if target is not None:
            target._set(index, result)

    # The caller's side.

    def _check_running(self) -> None:
        if self._state != RUN:
            raise ValueError('Pool not running')

    def _submit(self, result, source) -> None:
        """Have the tasks from the iterator `source` run for `result`."""
        with self._lock:
            failure = self._failure
            if failure is None:
                self._tasks.append((result._job, source))
        if failure is not None:
            result._abandon(failure)
            return
        self._wake()

    def apply(self, func, args=(), kwds={}):
        """Return `func(*args, **kwds)` from a worker."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        """Have a worker call `func(*args, **kwds)`; return an AsyncResult."""
        self._check_running()
        result = AsyncResult(self, callback, error_callback)
        self._submit(result, iter([(0, func, args, kwds)]))
        return result

    def map(self, func, iterable, chunksize: int | None = None) -> list:
        """Return the list of `func`'s results over the iterable."""
        return self.map_async(func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize: int | None = None, callback=None, error_callback=None):
        """Do as `map` in the background; return an AsyncResult."""
        return self._map_async(func, iterable, _map_chunk, chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize: int | None = None) -> list:
        """Return the list of `func`'s results over an iterable of argument tuples."""
        return self.starmap_async(func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize: int | None = None, callback=None, error_callback=None):
        """Do as `starmap` in the background; return an AsyncResult."""
        return self._map_async(func, iterable, _starmap_chunk, chunksize, callback, error_callback)

    def _map_async(self, func, iterable, mapper, chunksize, callback, error_callback):
        self._check_running()
        if not hasattr(iterable, '__len__'):
            iterable = list(iterable)
        if chunksize is None:
            # About four chunks for each worker, so that they end at much the same time.
            chunksize, extra = divmod(len(iterable), len(self._crew) * 4 or 1)
            if extra:
                chunksize += 1
        if not len(iterable):
            chunksize = 0
        result = MapResult(self, chunksize, len(iterable), callback, error_callback)
        chunks = self._get_chunks(iterable, chunksize)
        self._submit(result, ((i, mapper, (func, chunk), {}) for i, chunk in enumerate(chunks)))
        return result

    @staticmethod
    def _get_chunks(iterable, size: int):
        source = iter(iterable)
        while chunk := tuple(itertools.islice(source, size)):
            yield chunk

    def imap(self, func, iterable, chunksize: int = 1):
        """Iterate over `func`'s results in order, as they come; the iterable is consumed as workers get free."""
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize: int = 1):
        """Iterate over `func`'s results in the order in which they come."""
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, kind, func, iterable, chunksize: int):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f'Chunksize must be 1+, not {chunksize:n}')
        result = kind(self)

        def tasks():
            length = 0
            try:
                if chunksize == 1:
                    for index, item in enumerate(iterable):
                        length = index + 1
                        yield index, func, (item,), {}
                else:
                    for index, chunk in enumerate(self._get_chunks(iterable, chunksize)):
                        length = index + 1
                        yield index, _map_chunk, (func, chunk), {}
            except Exception as error:
                # Raised in its place, after the results of what the iterable gave before.
                result._set(length, (False, error))
                length += 1
            result._set_length(length)

        self._submit(result, tasks())
        if chunksize > 1:
            return (item for chunk in result for item in chunk)
        return result

    def close(self) -> None:
        """Take no more tasks; the workers end when they have done those that were given."""
        if self._state == RUN:
            self._state = CLOSE
            self._wake()

    def terminate(self) -> None:
        """End the workers at once; results that have not come raise EOFError."""
        self._terminate()

    def _stop(self) -> None:
        self._state = TERMINATE
        self._wake()
        if threading.current_thread() is not self._handler:
            self._handler.join()

    def join(self) -> None:
        """Wait until the workers have ended, after `close` or `terminate`."""
        if self._state == RUN:
            raise ValueError('Pool is still running')
        if self._state not in (CLOSE, TERMINATE):
            raise ValueError('In unknown state')
        self._handler.join()
        self._terminate.cancel()


class ThreadPool(Pool):
    """A pool of threads, with the methods of a pool of processes. Nothing is pickled."""

    def __init__(self, processes: int | None = None, initializer=None, initargs=()) -> None:
        if processes is None:
            processes = os.process_cpu_count() or 1
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._state = RUN
        self._processes = processes
        self._initializer = initializer
        self._initargs = initargs
        self._cache = {}
        self._tasks = deque()
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        # Held while the next task is taken from an iterator, which may be the program's own.
        self._feeding = threading.Lock()
        # Held while a result is taken in: results are counted, and a program's callbacks run one at a time.
        self._delivering = threading.Lock()
        self._failure = None
        self._pool = self._crew = [threading.Thread(target=self._work, daemon=True) for _ in range(processes)]
        for thread in self._pool:
            thread.start()
        self._terminate = util.Finalize(None, self._stop, exitpriority=15)

    def _work(self) -> None:
        try:
            if self._initializer is not None:
                self._initializer(*self._initargs)
        except Exception as error:
            self._fail(error)
            return
        while True:
            with self._changed:
                while not self._tasks and self._state == RUN:
                    self._changed.wait()
                if self._state == TERMINATE or not self._tasks:
                    return
            with self._feeding:
                task = self._next_task()
            if task is None:
                continue
            job, index, (function, args, kwargs) = task
            try:
                result = True, function(*args, **kwargs)
            except Exception as error:
                result = False, error
            self._deliver(job, index, result)
            task = function = args = kwargs = result = None

    def _deliver(self, job, index, result: tuple) -> None:
        with self._delivering:
            super()._deliver(job, index, result)

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _stop(self) -> None:
        self._state = TERMINATE
        self._wake()
        self._fail(None)

    def join(self) -> None:
        """Wait until the threads have ended, after `close` or `terminate`."""
        if self._state == RUN:
            raise ValueError('Pool is still running')
        for thread in self._pool:
            thread.join()
        self._terminate.cancel()


def _default_context():
    return context._default_context.get_context()
