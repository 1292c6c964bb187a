"""Context managers from generators, and some that are often needed."""

import sys
from abc import ABC, abstractmethod
from functools import wraps
from types import MethodType

__all__ = [
    'asynccontextmanager', 'contextmanager', 'closing', 'nullcontext', 'AbstractContextManager',
    'AbstractAsyncContextManager', 'AsyncExitStack', 'ContextDecorator', 'AsyncContextDecorator', 'ExitStack',
    'redirect_stdout', 'redirect_stderr', 'suppress', 'aclosing', 'chdir',
]


def _has_methods(cls: type, *names: str):
    for name in names:
        for base in cls.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


class AbstractContextManager(ABC):
    """What `with` takes."""

    __slots__ = ()
    __class_getitem__ = classmethod(type(list[int]))

    def __enter__(self):
        """Called where the block begins; the result is what `as` binds."""
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Called where the block ends. A true result swallows its exception; this one never does."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractContextManager:
            return _has_methods(C, '__enter__', '__exit__')
        return NotImplemented


class AbstractAsyncContextManager(ABC):
    """What `async with` takes."""

    __slots__ = ()
    __class_getitem__ = classmethod(type(list[int]))

    async def __aenter__(self):
        """Called where the block begins; the result is what `as` binds."""
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Called where the block ends. A true result swallows its exception; this one never does."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractAsyncContextManager:
            return _has_methods(C, '__aenter__', '__aexit__')
        return NotImplemented


class ContextDecorator:
    """A base for context managers that can decorate functions too."""

    def _recreate_cm(self):
        """Return the manager for one call."""
        return self

    def __call__(self, func):
        @wraps(func)
        def wrapper(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return wrapper


class AsyncContextDecorator:
    """A base for asynchronous context managers that can decorate coroutine functions too."""

    def _recreate_cm(self):
        """Return the manager for one call."""
        return self

    def __call__(self, func):
        @wraps(func)
        async def wrapper(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return wrapper


class _GeneratorManagerBase:
    def __init__(self, func, args, kwds) -> None:
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, '__doc__', None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        # A generator runs once, so each call of a decorated function needs its own.
        return self.__class__(self.func, self.args, self.kwds)


class _GeneratorContextManager(_GeneratorManagerBase, AbstractContextManager, ContextDecorator):
    """A context manager over a generator."""

    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as error:
            # The same exception coming back is the body's own, and not swallowed.
            return error is not value
        except RuntimeError as error:
            if error is value:
                error.__traceback__ = traceback
                return False
            # The generator turned the body's StopIteration into a RuntimeError (PEP 479).
            if isinstance(value, StopIteration) and error.__cause__ is value:
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_GeneratorManagerBase, AbstractAsyncContextManager, AsyncContextDecorator):
    """An asynchronous context manager over an asynchronous generator."""

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as error:
            return error is not value
        except RuntimeError as error:
            if error is value:
                error.__traceback__ = traceback
                return False
            if isinstance(value, (StopIteration, StopAsyncIteration)) and error.__cause__ is value:
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as error:
            if error is not value:
                raise
            error.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """Decorate a generator function that yields once: what is before enters, what is after exits."""
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


def asynccontextmanager(func):
    """Decorate an asynchronous generator function that yields once."""
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return helper


class closing(AbstractContextManager):
    """Closes the thing at the end of the block."""

    def __init__(self, thing) -> None:
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info) -> None:
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Awaits the thing's `aclose` at the end of the block."""

    def __init__(self, thing) -> None:
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info) -> None:
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target) -> None:
        self._new_target = new_target
        # One object may be entered several times.
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb) -> None:
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Has another file stand for `sys.stdout` during the block."""

    _stream = 'stdout'


class redirect_stderr(_RedirectStream):
    """Has another file stand for `sys.stderr` during the block."""

    _stream = 'stderr'


class suppress(AbstractContextManager):
    """Ends the block quietly when one of these exceptions leaves it."""

    def __init__(self, *exceptions) -> None:
        self._exceptions = exceptions

    def __enter__(self) -> None:
        pass

    def __exit__(self, exctype, excinst, exctb) -> bool | None:
        if exctype is None:
            return None
        if issubclass(exctype, self._exceptions):
            return True
        if issubclass(exctype, BaseExceptionGroup):
            match, rest = excinst.split(self._exceptions)
            if rest is None:
                return True
            raise rest
        return False


class _BaseExitStack:
    def __init__(self) -> None:
        # (is synchronous, callback taking what __exit__ takes), the last entered last.
        self._exit_callbacks = []

    def pop_all(self):
        """Hand everything over to a new stack, and return it."""
        stack = type(self)()
        stack._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
        return stack

    def push(self, exit):
        """Have `exit.__exit__`, or `exit` with its signature, called at the end; return it."""
        try:
            method = type(exit).__exit__
        except AttributeError:
            self._exit_callbacks.append((True, exit))
        else:
            self._exit_callbacks.append((True, MethodType(method, exit)))
        return exit

    def enter_context(self, cm):
        """Enter a context manager, have it exited at the end, and return what entering gave."""
        cls = type(cm)
        try:
            enter, leave = cls.__enter__, cls.__exit__
        except AttributeError:
            hint = ' asynchronous context manager protocol. Did you mean to use \'enter_async_context\'?'
            message = f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
            if hasattr(cls, '__aenter__') and hasattr(cls, '__aexit__'):
                message += f' but it supports the{hint}'
            raise TypeError(message) from None
        result = enter(cm)
        self._exit_callbacks.append((True, MethodType(leave, cm)))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Have `callback(*args, **kwds)` called at the end; return it."""
        def call(exc_type, exc, tb):
            callback(*args, **kwds)
        call.__wrapped__ = callback
        self._exit_callbacks.append((True, call))
        return callback


def _chain_context(new, old, outer) -> None:
    """Have `new`, raised while `old` was handled, lead to `old` rather than to what was handled outside."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is outer:
            break
        new = context
    new.__context__ = old


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A number of context managers and callbacks that end together, the last first."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details) -> bool:
        pending = exc_details[1]
        received = pending is not None
        outer = sys.exception()
        suppressed = raised = False
        while self._exit_callbacks:
            _, callback = self._exit_callbacks.pop()
            try:
                details = (None, None, None) if pending is None else (type(pending), pending, pending.__traceback__)
                if callback(*details):
                    suppressed, raised, pending = True, False, None
            except BaseException as error:
                _chain_context(error, pending, outer)
                pending, raised = error, True
        if raised:
            context = pending.__context__
            try:
                raise pending
            except BaseException:
                # Raising set the context anew.
                pending.__context__ = context
                raise
        return received and suppressed

    def close(self) -> None:
        """End everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """The stack for asynchronous context managers and callbacks, beside others."""

    async def enter_async_context(self, cm):
        """Enter an asynchronous context manager, have it exited at the end, and return what entering gave."""
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            message = f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context manager protocol"
            if hasattr(cls, '__enter__') and hasattr(cls, '__exit__'):
                message += " but it supports the context manager protocol. Did you mean to use 'enter_context'?"
            raise TypeError(message) from None
        result = await enter(cm)
        self._exit_callbacks.append((False, MethodType(leave, cm)))
        return result

    def push_async_exit(self, exit):
        """Have `exit.__aexit__`, or `exit` with its signature, awaited at the end; return it."""
        try:
            method = type(exit).__aexit__
        except AttributeError:
            self._exit_callbacks.append((False, exit))
        else:
            self._exit_callbacks.append((False, MethodType(method, exit)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Have `callback(*args, **kwds)` awaited at the end; return it."""
        async def call(exc_type, exc, tb):
            await callback(*args, **kwds)
        call.__wrapped__ = callback
        self._exit_callbacks.append((False, call))
        return callback

    async def aclose(self) -> None:
        """End everything now."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details) -> bool:
        pending = exc_details[1]
        received = pending is not None
        outer = sys.exception()
        suppressed = raised = False
        while self._exit_callbacks:
            is_sync, callback = self._exit_callbacks.pop()
            try:
                details = (None, None, None) if pending is None else (type(pending), pending, pending.__traceback__)
                result = callback(*details)
                if not is_sync:
                    result = await result
                if result:
                    suppressed, raised, pending = True, False, None
            except BaseException as error:
                _chain_context(error, pending, outer)
                pending, raised = error, True
        if raised:
            context = pending.__context__
            try:
                raise pending
            except BaseException:
                pending.__context__ = context
                raise
        return received and suppressed


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing, where a context manager is asked for."""

    def __init__(self, enter_result=None) -> None:
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo) -> None:
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo) -> None:
        pass


class chdir(AbstractContextManager):
    """Works in another folder during the block; for the whole process, so not beside other threads."""

    def __init__(self, path) -> None:
        self.path = path
        self._old_cwd = []

    def __enter__(self) -> None:
        import os
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo) -> None:
        import os
        os.chdir(self._old_cwd.pop())
