"""What a mock takes from the signature of what it stands for."""

import inspect
from annotationlib import Format
import types
from functools import partial

__unittest = True

FunctionTypes = (types.FunctionType, types.MethodType)


def _is_list(obj):
    return type(obj) in (list, tuple)


def _is_exception(obj):
    return isinstance(obj, BaseException) or (isinstance(obj, type) and issubclass(obj, BaseException))


def _callable(obj):
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod, types.MethodType)):
        return _callable(obj.__func__)
    return getattr(obj, '__call__', None) is not None


def _instance_callable(obj):
    """Whether instances of a class, or the object itself if it is none, can be called."""
    if not isinstance(obj, type):
        return getattr(obj, '__call__', None) is not None
    return any('__call__' in base.__dict__ and base.__dict__['__call__'] is not None for base in obj.__mro__)


def _is_async_obj(obj):
    from .mock import AsyncMock
    if _is_instance_mock(obj) and not isinstance(obj, AsyncMock):
        return False
    if hasattr(obj, '__func__'):
        obj = obj.__func__
    return inspect.iscoroutinefunction(obj) or inspect.isawaitable(obj)


def _is_async_func(obj):
    return bool(getattr(obj, '__code__', None)) and inspect.iscoroutinefunction(obj)


def _is_instance_mock(obj):
    from .mock import NonCallableMock
    # The class of a mock may be what it stands for.
    return issubclass(type(obj), NonCallableMock)


def _extract_mock(obj):
    """Return the mock behind a function that was made for one."""
    return obj.mock if isinstance(obj, FunctionTypes) and hasattr(obj, 'mock') else obj


def _get_signature_object(spec, as_instance, eat_self):
    """Return what is called when the thing is, and its signature; None if there is none."""
    if isinstance(spec, type) and not as_instance:
        # The arguments of a class are those of its constructor, without self.
        spec = spec.__init__
        eat_self = True
    elif isinstance(spec, (classmethod, staticmethod)):
        if isinstance(spec, classmethod):
            eat_self = True
        spec = spec.__func__
    elif not isinstance(spec, FunctionTypes):
        try:
            spec = spec.__call__
        except AttributeError:
            return None
    try:
        # Annotations are not looked at, and their names may mean nothing here.
        return spec, inspect.signature(partial(spec, None) if eat_self else spec, annotation_format=Format.FORWARDREF)
    except (TypeError, ValueError):
        return None


def _check_signature(spec, mock, skipfirst, instance=False):
    """Have calls of a mock fail if what it stands for could not be called so."""
    found = _get_signature_object(spec, instance, skipfirst)
    if found is None:
        return
    func, signature = found

    def checksig(self, /, *args, **kwargs):
        signature.bind(*args, **kwargs)
    _copy_func_details(func, checksig)
    type(mock)._mock_check_sig = checksig
    type(mock).__signature__ = signature


def _copy_func_details(func, target):
    for name in ('__name__', '__doc__', '__module__'):
        try:
            setattr(target, name, getattr(func, name))
        except (AttributeError, TypeError):
            pass


def _set_signature(mock, original, instance=False):
    """Return a function with the original's signature that calls the mock."""
    found = _get_signature_object(original, instance, isinstance(original, type))
    if found is None:
        return mock
    func, signature = found

    def stand_in(*args, **kwargs):
        signature.bind(*args, **kwargs)
        return mock(*args, **kwargs)
    name = getattr(original, '__name__', 'funcopy')
    stand_in.__name__ = name if name.isidentifier() else 'funcopy'
    stand_in.__qualname__ = stand_in.__name__
    _setup_func(stand_in, mock, signature)
    return stand_in


def _set_async_signature(mock, original, instance=False):
    """Return a coroutine function with the original's signature that awaits the mock."""
    found = _get_signature_object(original, instance, isinstance(original, type))
    func, signature = found

    async def stand_in(*args, **kwargs):
        signature.bind(*args, **kwargs)
        return await mock(*args, **kwargs)
    stand_in.__name__ = stand_in.__qualname__ = original.__name__
    _setup_func(stand_in, mock, signature)
    _setup_async_mock(stand_in)
    return stand_in


_ASSERTIONS = ('assert_called_with', 'assert_not_called', 'assert_called_once_with', 'assert_called_once',
               'assert_has_calls', 'assert_any_call', 'assert_called')
_AWAIT_ASSERTIONS = ('assert_awaited', 'assert_awaited_once', 'assert_awaited_with', 'assert_awaited_once_with',
                     'assert_any_await', 'assert_has_awaits', 'assert_not_awaited')


def _delegate(function, name):
    def asking_the_mock(*args, **kwargs):
        return getattr(function.mock, name)(*args, **kwargs)
    asking_the_mock.__name__ = name
    return asking_the_mock


def _setup_func(function, mock, signature):
    """Give a function that calls a mock what a mock has."""
    from ._mock_calls import _CallList

    def reset_mock():
        function.method_calls = _CallList()
        function.mock_calls = _CallList()
        mock.reset_mock()
        value = function.return_value
        if _is_instance_mock(value) and value is not mock:
            value.reset_mock()

    function.mock = mock
    function.called = False
    function.call_count = 0
    function.call_args = None
    function.call_args_list = _CallList()
    function.method_calls = _CallList()
    function.mock_calls = _CallList()
    function.return_value = mock.return_value
    function.side_effect = mock.side_effect
    function._mock_children = mock._mock_children
    for name in _ASSERTIONS:
        setattr(function, name, _delegate(function, name))
    function.reset_mock = reset_mock
    function.__signature__ = signature
    # What the mock counts is kept by the function from now on.
    mock._mock_delegate = function


def _setup_async_mock(function):
    function.mock.await_count = 0
    function.mock.await_args = None
    function.mock.await_args_list = type(function.mock_calls)()
    for name in _AWAIT_ASSERTIONS:
        setattr(function, name, _delegate(function, name))
    for name in ('await_count', 'await_args', 'await_args_list'):
        setattr(function, name, getattr(function.mock, name))


def _must_skip(spec, entry, is_type):
    """Whether the first argument of a method is given when it is called as an attribute."""
    if not isinstance(spec, type):
        if entry in getattr(spec, '__dict__', {}):
            # An attribute of the object itself is not bound.
            return False
        spec = spec.__class__
    for base in spec.__mro__:
        found = base.__dict__.get(entry, _must_skip)
        if found is _must_skip:
            continue
        if isinstance(found, (staticmethod, classmethod)):
            return False
        if isinstance(found, FunctionTypes):
            return is_type
        return False
    return is_type
