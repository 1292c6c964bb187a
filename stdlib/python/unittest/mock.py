"""Objects that stand for others in tests, and keep how they were used."""

import inspect
import threading

from ._mock_base import Base, InvalidSpecError, NonCallableMock, _SpecState
from ._mock_calls import ANY, DEFAULT, _ANY, _Call, _CallList, _deleted, _missing, _SentinelObject, call, sentinel
from ._mock_magic import MagicMixin, MagicProxy, _all_magics, _all_sync_magics, _async_method_magics, _magics
from ._mock_signatures import _callable, _is_exception, _instance_callable

__all__ = (
    'Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call', 'create_autospec', 'AsyncMock',
    'ThreadingMock', 'FILTER_DIR', 'NonCallableMock', 'NonCallableMagicMock', 'mock_open', 'PropertyMock', 'seal',
)

__unittest = True

# Whether `dir` of a mock shows only what is of use.
FILTER_DIR = True

for _cls in (Base, InvalidSpecError, NonCallableMock, _ANY, _Call, _CallList, _SentinelObject):
    _cls.__module__ = __name__


class CallableMixin(Base):
    """What happens when a mock is called."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name='', _new_parent=None, **kwargs):
        self.__dict__['_mock_return_value'] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        # Replaced in the class of a mock whose calls are checked.
        pass

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        """Note a call here, and with its name in every mock that this one belongs to."""
        with NonCallableMock._lock:
            self.called = True
            self.call_count += 1
            made = _Call((args, kwargs), two=True)
            self.call_args = made
            self.call_args_list.append(made)
            is_method = self._mock_parent is not None
            method_name = self._mock_name
            name = self._mock_new_name
            is_call = name == '()'
            self.mock_calls.append(_Call(('', args, kwargs)))
            above = self._mock_new_parent
            while above is not None:
                if is_method:
                    above.method_calls.append(_Call((method_name, args, kwargs)))
                    is_method = above._mock_parent is not None
                    if is_method:
                        method_name = f'{above._mock_name}.{method_name}'
                above.mock_calls.append(_Call((name, args, kwargs)))
                if above._mock_new_name:
                    dot = '' if is_call else '.'
                    is_call = above._mock_new_name == '()'
                    name = above._mock_new_name + dot + name
                above = above._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            value = effect(*args, **kwargs) if callable(effect) else next(effect)
            if not callable(effect) and _is_exception(value):
                raise value
            if value is not DEFAULT:
                return value
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_delegate is not None and self._mock_delegate.return_value is not DEFAULT:
            return self._mock_delegate.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A mock: calls and attributes are mocks again, and all calls are noted."""


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A mock with special methods that cannot be called."""

    def mock_add_spec(self, spec, spec_set=False):
        """Let only the attributes of an object be used from now on, special methods included."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class MagicMock(MagicMixin, Mock):
    """A mock with special methods, which return what suits most tests."""

    def mock_add_spec(self, spec, spec_set=False):
        """Let only the attributes of an object be used from now on, special methods included."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        """Forget the calls; special methods return what they did at first, if that is wanted."""
        if return_value and self._mock_name and _is_special(self._mock_name):
            # The value is given by the method's nature.
            return_value = False
        super().reset_mock(*args, return_value=return_value, **kwargs)


def _is_special(name):
    return name.startswith('__') and name.endswith('__')


class PropertyMock(Mock):
    """A mock to be set in a class; reading the attribute calls it, and setting calls it with the value."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


_timeout_unset = sentinel.TIMEOUT_UNSET


class ThreadingMixin(Base):
    """Waiting for calls that other threads make."""

    DEFAULT_TIMEOUT = None

    def _get_child_mock(self, /, **kwargs):
        if isinstance(kwargs.get('parent'), ThreadingMixin):
            kwargs['timeout'] = kwargs['parent']._mock_wait_timeout
        elif isinstance(kwargs.get('_new_parent'), ThreadingMixin):
            kwargs['timeout'] = kwargs['_new_parent']._mock_wait_timeout
        return super()._get_child_mock(**kwargs)

    def __init__(self, *args, timeout=_timeout_unset, **kwargs):
        super().__init__(*args, **kwargs)
        if timeout is _timeout_unset:
            timeout = self.DEFAULT_TIMEOUT
        self.__dict__['_mock_event'] = threading.Event()
        self.__dict__['_mock_calls_events'] = []
        self.__dict__['_mock_calls_events_lock'] = threading.Lock()
        self.__dict__['_mock_wait_timeout'] = timeout

    def _event_of(self, args, kwargs):
        with self._mock_calls_events_lock:
            for known_args, known_kwargs, event in self._mock_calls_events:
                if (known_args, known_kwargs) == (args, kwargs):
                    return event
            event = threading.Event()
            self._mock_calls_events.append((args, kwargs, event))
            return event

    def _mock_call(self, *args, **kwargs):
        value = super()._mock_call(*args, **kwargs)
        self._event_of(args, kwargs).set()
        self._mock_event.set()
        return value

    def wait_until_called(self, *, timeout=_timeout_unset):
        """Wait until the mock was called; fail if it was not within the time, in seconds."""
        timeout = self._mock_wait_timeout if timeout is _timeout_unset else timeout
        if not self._mock_event.wait(timeout=timeout):
            raise AssertionError(f'{self._mock_name or "mock"} was not called before timeout({timeout}).')

    def wait_until_any_call_with(self, *args, **kwargs):
        """Wait until the mock was called with these arguments."""
        if not self._event_of(args, kwargs).wait(timeout=self._mock_wait_timeout):
            expected = self._mock_call_signature(args, kwargs)
            raise AssertionError(f'{expected} call not found')


class ThreadingMock(ThreadingMixin, MagicMixin, Mock):
    """A mock whose calls can be waited for."""


def _child_class(parent, name):
    """Return the class of a mock's child: the class that the parent was made of, or one whose calls are awaited."""
    own = next(cls for cls in type(parent).__mro__[1:] if cls.__module__ != '_' and cls is not AsyncMockMixin)
    if name in parent.__dict__['_spec_asyncs']:
        return AsyncMock
    if issubclass(type(parent), MagicMock) and name in _async_method_magics:
        return AsyncMock
    if issubclass(type(parent), AsyncMockMixin):
        methods = parent._mock_methods
        if name in _all_sync_magics or (methods and name in methods):
            # What is no coroutine function in the specification is called as usual.
            return MagicMock
        return AsyncMock
    if not issubclass(own, CallableMixin):
        if issubclass(own, NonCallableMagicMock):
            return MagicMock
        return Mock
    return own


from ._mock_async import AsyncMagicMixin, AsyncMock, AsyncMockMixin  # noqa: E402
from ._mock_autospec import create_autospec, mock_open, seal  # noqa: E402
from ._mock_patch import patch  # noqa: E402

for _cls in (AsyncMagicMixin, AsyncMock, AsyncMockMixin, MagicProxy):
    _cls.__module__ = __name__
del _cls
