"""Waiting for many files at once."""

import select
from _collections_abc import Mapping
from abc import ABCMeta, abstractmethod
from collections import namedtuple

__all__ = ['EVENT_READ', 'EVENT_WRITE', 'BaseSelector', 'SelectorKey', 'SelectSelector', 'DefaultSelector']

EVENT_READ = 1
EVENT_WRITE = 2


def _descriptor_of(fileobj) -> int:
    if isinstance(fileobj, int):
        number = fileobj
    else:
        try:
            number = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f'Invalid file object: {fileobj!r}') from None
    if number < 0:
        raise ValueError(f'Invalid file descriptor: {number}')
    return number


SelectorKey = namedtuple('SelectorKey', ['fileobj', 'fd', 'events', 'data'])
SelectorKey.__doc__ = "A file that is waited for: `fileobj`, its descriptor `fd`, `events`, and `data` that goes with it."


class _SelectorMapping(Mapping):
    def __init__(self, selector) -> None:
        self._selector = selector

    def __len__(self) -> int:
        return len(self._selector._keys)

    def get(self, fileobj, default=None):
        fd = self._selector._lookup(fileobj)
        return self._selector._keys.get(fd, default)

    def __getitem__(self, fileobj):
        key = self.get(fileobj)
        if key is None:
            raise KeyError(f'{fileobj!r} is not registered')
        return key

    def __iter__(self):
        return iter(self._selector._keys)


class BaseSelector(metaclass=ABCMeta):
    """What a selector can do."""

    @abstractmethod
    def register(self, fileobj, events: int, data=None) -> SelectorKey:
        """Wait for a file."""
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj) -> SelectorKey:
        """Wait for a file no more."""
        raise NotImplementedError

    def modify(self, fileobj, events: int, data=None) -> SelectorKey:
        """Wait for something else of a file."""
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout: float | None = None) -> list:
        """Wait until files are ready, and return pairs of key and events; none after `timeout` seconds."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of everything."""

    def get_key(self, fileobj) -> SelectorKey:
        """Return the key of a file; KeyError when it is not waited for."""
        mapping = self.get_map()
        if mapping is None:
            raise RuntimeError('Selector is closed')
        try:
            return mapping[fileobj]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None

    @abstractmethod
    def get_map(self):
        """Return the keys by their files."""
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        self.close()


class _Selector(BaseSelector):
    def __init__(self) -> None:
        self._keys = {}
        self._map = _SelectorMapping(self)

    def _lookup(self, fileobj) -> int:
        try:
            return _descriptor_of(fileobj)
        except ValueError:
            # A file that has been closed is still known by what it is.
            for key in self._keys.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def register(self, fileobj, events: int, data=None) -> SelectorKey:
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f'Invalid events: {events!r}')
        key = SelectorKey(fileobj, self._lookup(fileobj), events, data)
        if key.fd in self._keys:
            raise KeyError(f'{fileobj!r} (FD {key.fd}) is already registered')
        self._keys[key.fd] = key
        try:
            self._added(key)
        except BaseException:
            del self._keys[key.fd]
            raise
        return key

    def _registered(self, fileobj) -> SelectorKey:
        try:
            return self._keys[self._lookup(fileobj)]
        except KeyError:
            raise KeyError(f'{fileobj!r} is not registered') from None

    def unregister(self, fileobj) -> SelectorKey:
        key = self._registered(fileobj)
        del self._keys[key.fd]
        self._removed(key)
        return key

    def modify(self, fileobj, events: int, data=None) -> SelectorKey:
        key = self._registered(fileobj)
        if events != key.events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data)
        if data != key.data:
            key = self._keys[key.fd] = key._replace(data=data)
        return key

    def close(self) -> None:
        self._keys.clear()
        self._map = None

    def get_map(self):
        return self._map

    def _added(self, key: SelectorKey) -> None:
        pass

    def _removed(self, key: SelectorKey) -> None:
        pass


class SelectSelector(_Selector):
    """Waits with select(2)."""

    def select(self, timeout: float | None = None) -> list:
        """Wait until files are ready."""
        readers = [key.fd for key in self._keys.values() if key.events & EVENT_READ]
        writers = [key.fd for key in self._keys.values() if key.events & EVENT_WRITE]
        try:
            readable, writable, _ = select.select(readers, writers, [], None if timeout is None else max(timeout, 0))
        except InterruptedError:
            return []
        readable, writable = set(readable), set(writable)
        result = []
        for fd in readable | writable:
            key = self._keys.get(fd)
            if key is not None:
                events = (EVENT_READ if fd in readable else 0) | (EVENT_WRITE if fd in writable else 0)
                result.append((key, events & key.events))
        return result


class _PollLikeSelector(_Selector):
    _factory = None
    _READ = _WRITE = 0

    def __init__(self) -> None:
        super().__init__()
        self._selector = self._factory()

    def _mask(self, events: int) -> int:
        return (self._READ if events & EVENT_READ else 0) | (self._WRITE if events & EVENT_WRITE else 0)

    def modify(self, fileobj, events: int, data=None) -> SelectorKey:
        key = self._registered(fileobj)
        if events != key.events:
            try:
                self._selector.modify(key.fd, self._mask(events))
            except BaseException:
                self.unregister(fileobj)
                raise
        if events != key.events or data != key.data:
            key = self._keys[key.fd] = key._replace(events=events, data=data)
        return key

    def _added(self, key: SelectorKey) -> None:
        self._selector.register(key.fd, self._mask(key.events))

    def _removed(self, key: SelectorKey) -> None:
        try:
            self._selector.unregister(key.fd)
        except (OSError, KeyError):
            # The file was closed before.
            pass

    def _ready(self, found) -> list:
        result = []
        for fd, mask in found:
            key = self._keys.get(fd)
            if key is not None:
                # An error or the end of the other side shows as ready for both.
                events = (EVENT_WRITE if mask & ~self._READ else 0) | (EVENT_READ if mask & ~self._WRITE else 0)
                result.append((key, events & key.events))
        return result


if hasattr(select, 'poll'):
    class PollSelector(_PollLikeSelector):
        """Waits with poll(2)."""

        _factory = select.poll
        _READ, _WRITE = select.POLLIN, select.POLLOUT

        def select(self, timeout: float | None = None) -> list:
            """Wait until files are ready."""
            # Rounded up, so that it does not return too early again and again.
            wait = None if timeout is None else max(-int(-timeout * 1000 // 1), 0)
            try:
                return self._ready(self._selector.poll(wait))
            except InterruptedError:
                return []

    __all__.append('PollSelector')
    DefaultSelector = PollSelector
else:
    DefaultSelector = SelectSelector

if hasattr(select, 'epoll'):
    class EpollSelector(_PollLikeSelector):
        """Waits with epoll(7)."""

        _factory = select.epoll
        _READ, _WRITE = select.EPOLLIN, select.EPOLLOUT

        def fileno(self) -> int:
            """Return the descriptor of the epoll object."""
            return self._selector.fileno()

        def select(self, timeout: float | None = None) -> list:
            """Wait until files are ready."""
            wait = -1 if timeout is None else max(-(-timeout * 1000 // 1) * 1e-3, 0)
            try:
                return self._ready(self._selector.poll(wait, max(len(self._keys), 1)))
            except InterruptedError:
                return []

        def close(self) -> None:
            """Let go of everything."""
            self._selector.close()
            super().close()

    __all__.append('EpollSelector')
    DefaultSelector = EpollSelector
