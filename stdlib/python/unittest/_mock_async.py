"""Mocks whose calls are awaited."""

import inspect
from types import CodeType

from ._mock_base import Base, NonCallableMock, _delegating_property, _is_expected
from ._mock_calls import DEFAULT, _Call, _CallList
from ._mock_magic import MagicMixin
from ._mock_signatures import _is_exception
from .mock import Mock

__unittest = True


class AsyncMockMixin(Base):
    """Notes what was awaited besides what was called."""

    await_count = _delegating_property('await_count')
    await_args = _delegating_property('await_args')
    await_args_list = _delegating_property('await_args_list')

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        state = self.__dict__
        # Tools that ask whether calls have to be awaited look at the code.
        code = NonCallableMock(spec_set=CodeType)
        code.__dict__['co_flags'] = inspect.CO_COROUTINE + inspect.CO_VARARGS + inspect.CO_VARKEYWORDS
        code.__dict__.update(co_argcount=0, co_posonlyargcount=0, co_kwonlyargcount=0, co_varnames=('args', 'kwargs'))
        state['__code__'] = code
        state['_mock_await_count'] = 0
        state['_mock_await_args'] = None
        state['_mock_await_args_list'] = _CallList()
        state['__name__'] = 'AsyncMock'
        state['__defaults__'] = ()
        state['__kwdefaults__'] = {}
        state['__annotations__'] = None

    async def _execute_mock_call(self, /, *args, **kwargs):
        made = _Call((args, kwargs), two=True)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                self._note_await(made)
                raise effect
            if not callable(effect):
                try:
                    value = next(effect)
                except StopIteration:
                    # A coroutine cannot raise StopIteration.
                    self._note_await(made)
                    raise StopAsyncIteration from None
                if _is_exception(value):
                    self._note_await(made)
                    raise value
            elif inspect.iscoroutinefunction(effect):
                self._note_await(made)
                value = await effect(*args, **kwargs)
            else:
                value = effect(*args, **kwargs)
            if value is not DEFAULT:
                if not inspect.iscoroutinefunction(effect):
                    self._note_await(made)
                return value
        self._note_await(made)
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            wrapped = self._mock_wraps(*args, **kwargs)
            return await wrapped if inspect.isawaitable(wrapped) else wrapped
        return self.return_value

    def _note_await(self, made):
        self.await_count += 1
        self.await_args = made
        self.await_args_list.append(made)

    def assert_awaited(self):
        """Fail unless the mock was awaited."""
        if self.await_count == 0:
            raise AssertionError(f'Expected {self._mock_name or "mock"} to have been awaited.')

    def assert_awaited_once(self):
        """Fail unless the mock was awaited once."""
        if self.await_count != 1:
            raise AssertionError(f'Expected {self._mock_name or "mock"} to have been awaited once. '
                                 f'Awaited {self.await_count} times.')

    def assert_awaited_with(self, /, *args, **kwargs):
        """Fail unless the last await had these arguments."""
        if self.await_args is None:
            expected = self._mock_call_signature(args, kwargs)
            raise AssertionError(f'Expected await: {expected}\nNot awaited')
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        actual = self._call_matcher(self.await_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs, action='await')) from cause

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """Fail unless there was one await, with these arguments."""
        if self.await_count != 1:
            raise AssertionError(f'Expected {self._mock_name or "mock"} to have been awaited once. '
                                 f'Awaited {self.await_count} times.')
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Fail unless some await had these arguments."""
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        actual = [self._call_matcher(each) for each in self.await_args_list]
        if cause is not None or not any(_is_expected(expected, each) for each in actual):
            raise AssertionError(f'{self._mock_call_signature(args, kwargs)} await not found') from cause

    def assert_has_awaits(self, calls, any_order=False):
        """Fail unless these awaits came one after another, or in any order."""
        calls = list(calls)
        expected = [self._call_matcher(each) for each in calls]
        cause = next((each for each in expected if isinstance(each, Exception)), None)
        actual = _CallList(self._call_matcher(each) for each in self.await_args_list)
        if not any_order:
            if expected not in actual:
                problem = 'Awaits not found.'
                if cause is not None:
                    errors = [each if isinstance(each, Exception) else None for each in expected]
                    problem = f'Error processing expected awaits.\nErrors: {errors}'
                raise AssertionError(f'{problem}\nExpected: {_CallList(calls)}\n'
                                     f'Actual: {self.await_args_list}') from cause
            return
        left, missing = list(actual), []
        for each in expected:
            try:
                left.remove(each)
            except ValueError:
                missing.append(each)
        if missing:
            raise AssertionError(f'{tuple(missing)!r} not all found in await list') from cause

    def assert_not_awaited(self):
        """Fail if the mock was awaited."""
        if self.await_count != 0:
            raise AssertionError(f'Expected {self._mock_name or "mock"} to not have been awaited. '
                                 f'Awaited {self.await_count} times.')

    def reset_mock(self, /, *args, **kwargs):
        """Forget the calls and awaits."""
        super().reset_mock(*args, **kwargs)
        self.await_count = 0
        self.await_args = None
        self.await_args_list = _CallList()


class AsyncMagicMixin(MagicMixin):
    """Special methods of mocks whose calls are awaited."""


class AsyncMock(AsyncMockMixin, AsyncMagicMixin, Mock):
    """A mock whose calls are coroutines; they return what the mock is to return."""


