"""Mocks that cannot be called: attributes, specifications and assertions."""

import inspect
import threading

from ._mock_calls import _Call, _CallList, _deleted, _format_call_signature, _missing, DEFAULT
from ._mock_magic import _all_magics, _is_magic
from ._mock_signatures import (
    _extract_mock, _get_signature_object, _is_async_obj, _is_exception, _is_instance_mock, _is_list,
)
from .util import safe_repr

__unittest = True

# Attributes that look like assertions but are none: what should be called has been left out.
_ATTRIB_DENY_LIST = frozenset({
    'any_call', 'called_once', 'called_once_with', 'called_with', 'has_calls', 'not_called',
})
_MISSPELT = ('assert', 'assret', 'asert', 'aseert', 'assrt')

_allowed_names = {'return_value', '_mock_return_value', 'side_effect', '_mock_side_effect', '_mock_parent', '_mock_sealed',
                  '_mock_new_parent', '_mock_name', '_mock_new_name'}


class InvalidSpecError(Exception):
    """A mock was to stand for another mock."""


class _SpecState:
    """What a child of an automatic specification is to be made of when it is asked for."""

    def __init__(self, spec, spec_set=False, parent=None, name=None, ids=None, instance=False):
        self.spec = spec
        self.ids = ids
        self.spec_set = spec_set
        self.parent = parent
        self.instance = instance
        self.name = name


class Base:
    """What every mock has before it is set up."""

    _mock_return_value = DEFAULT
    _mock_side_effect = None

    def __init__(self, /, *args, **kwargs):
        pass


def _delegating_property(name):
    """Make an attribute that a function standing for the mock may keep."""
    _allowed_names.add(name)
    own = '_mock_' + name

    def get(self):
        delegate = self._mock_delegate
        return getattr(self, own) if delegate is None else getattr(delegate, name)

    def set_to(self, value):
        delegate = self._mock_delegate
        if delegate is None:
            self.__dict__[own] = value
        else:
            setattr(delegate, name, value)
    return property(get, set_to)


def _get_method(name, func):
    """Make a method of a function that is set as a special method."""
    def method(self, /, *args, **kwargs):
        return func(self, *args, **kwargs)
    method.__name__ = name
    return method


def _try_iter(value):
    if value is None or _is_exception(value) or inspect.isfunction(value) or inspect.ismethod(value):
        return value
    if isinstance(value, type) or callable(value):
        return value
    try:
        return iter(value)
    except TypeError:
        return value


def _is_expected(expected, actual):
    # What is expected is asked first, as it may be equal to anything.
    return len(expected) == len(actual) and all(mine == other for mine, other in zip(expected, actual))


def _check_and_set_parent(parent, value, name, new_name):
    """Record the calls of a mock in its parent as well, unless it has a name or a parent already."""
    value = _extract_mock(value)
    if not _is_instance_mock(value):
        return False
    if (value._mock_name or value._mock_new_name) or value._mock_parent is not None \
            or value._mock_new_parent is not None:
        return False
    above = parent
    while above is not None:
        # A mock that returns itself has no parent.
        if above is value:
            return False
        above = above._mock_new_parent
    if new_name:
        value._mock_new_parent = parent
        value._mock_new_name = new_name
    if name:
        value._mock_parent = parent
        value._mock_name = name
    return True


class NonCallableMock(Base):
    """A mock that cannot be called."""

    # Calls from several threads are counted right.
    _lock = threading.RLock()

    def __new__(cls, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name='',
                _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        # Each mock has a class of its own, so that special methods can be set on it.
        bases = (cls,)
        from ._mock_async import AsyncMockMixin
        if not issubclass(cls, AsyncMockMixin):
            stands_for = spec_set if spec_set is not None else spec
            if stands_for is not None and _is_async_obj(stands_for):
                bases = (AsyncMockMixin, cls)
        own = type(cls.__name__, bases, {'__doc__': cls.__doc__, '__module__': cls.__module__})
        return object.__new__(own)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name='',
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        if _new_parent is None:
            _new_parent = parent
        state = self.__dict__
        state['_mock_parent'] = parent
        state['_mock_name'] = name
        state['_mock_new_name'] = _new_name
        state['_mock_new_parent'] = _new_parent
        state['_mock_sealed'] = False
        if spec_set is not None:
            spec, spec_set = spec_set, True
        if _eat_self is None:
            _eat_self = parent is not None
        self._mock_add_spec(spec, spec_set, _spec_as_instance, _eat_self)
        state['_mock_children'] = {}
        state['_mock_wraps'] = wraps
        state['_mock_delegate'] = None
        state['_mock_called'] = False
        state['_mock_call_args'] = None
        state['_mock_call_count'] = 0
        state['_mock_call_args_list'] = _CallList()
        state['_mock_mock_calls'] = _CallList()
        state['method_calls'] = _CallList()
        state['_mock_unsafe'] = unsafe
        if kwargs:
            self.configure_mock(**kwargs)
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state)

    def attach_mock(self, mock, attribute):
        """Make a mock an attribute, and record its calls here; its old name and parent are replaced."""
        inner = _extract_mock(mock)
        inner._mock_parent = inner._mock_new_parent = None
        inner._mock_name = ''
        inner._mock_new_name = None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        """Let only the attributes of an object, or those whose names are listed, be used from now on."""
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        if _is_instance_mock(spec):
            raise InvalidSpecError(f'Cannot spec a Mock object. [object={spec!r}]')
        spec_class = None
        signature = None
        asyncs = []
        if spec is not None and not _is_list(spec):
            spec_class = spec if isinstance(spec, type) else type(spec)
            found = _get_signature_object(spec, _spec_as_instance, _eat_self)
            signature = found and found[1]
            names = dir(spec)
            for name in names:
                try:
                    static = inspect.getattr_static(spec, name)
                except AttributeError:
                    static = getattr(spec, name, None)
                if isinstance(static, (staticmethod, classmethod)):
                    static = static.__func__
                if inspect.iscoroutinefunction(static):
                    asyncs.append(name)
            fields = getattr(spec, '__dataclass_fields__', None)
            if fields is not None:
                names = [*names, *(name for name in fields if name not in names)]
            spec = names
        state = self.__dict__
        state['_spec_class'] = spec_class
        state['_spec_set'] = spec_set
        state['_spec_signature'] = signature
        state['_mock_methods'] = spec
        state['_spec_asyncs'] = asyncs

    # What the mock returns and what was called.

    def _get_return(self):
        value = self._mock_return_value
        if self._mock_delegate is not None:
            value = self._mock_delegate.return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name='()')
            self.return_value = value
        return value

    def _set_return(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self._mock_return_value = value
            _check_and_set_parent(self, value, None, '()')

    return_value = property(_get_return, _set_return, doc='What calls return.')

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    called = _delegating_property('called')
    call_count = _delegating_property('call_count')
    call_args = _delegating_property('call_args')
    call_args_list = _delegating_property('call_args_list')
    mock_calls = _delegating_property('mock_calls')

    def _get_effect(self):
        delegate = self._mock_delegate
        if delegate is None:
            return self._mock_side_effect
        effect = delegate.side_effect
        if effect is not None and not callable(effect) and not hasattr(effect, '__next__') and not _is_exception(effect):
            effect = delegate.side_effect = _try_iter(effect)
        return effect

    def _set_effect(self, value):
        value = _try_iter(value)
        if self._mock_delegate is None:
            self._mock_side_effect = value
        else:
            self._mock_delegate.side_effect = value

    side_effect = property(_get_effect, _set_effect, doc='What calls do or raise.')

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forget the calls, here and in what belongs to the mock; also what was set up, if that is wanted."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called = False
        self.call_args = None
        self.call_count = 0
        self.mock_calls = _CallList()
        self.call_args_list = _CallList()
        self.method_calls = _CallList()
        if return_value:
            self._mock_return_value = DEFAULT
        if side_effect:
            self._mock_side_effect = None
        for child in self._mock_children.values():
            if not isinstance(child, _SpecState) and child is not _deleted:
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = self._mock_return_value
        if _is_instance_mock(value) and value is not self:
            value.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        """Set attributes; names may have dots."""
        # Shallow ones first, as they may hold the deeper ones.
        for path, value in sorted(kwargs.items(), key=lambda entry: entry[0].count('.')):
            *parents, last = path.split('.')
            owner = self
            for name in parents:
                owner = getattr(owner, name)
            setattr(owner, last, value)

    # Attributes.

    def __getattr__(self, name):
        if name in ('_mock_methods', '_mock_unsafe'):
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None:
            if name not in methods or name in _all_magics:
                raise AttributeError(f'Mock object has no attribute {name!r}')
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not methods or name not in methods):
            if name.startswith(_MISSPELT) or name in _ATTRIB_DENY_LIST:
                raise AttributeError(f'{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is '
                                     'meant to be an attribute.')
        with NonCallableMock._lock:
            child = self._mock_children.get(name)
            if child is _deleted:
                raise AttributeError(name)
            if child is None:
                wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
                child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
                self._mock_children[name] = child
            elif isinstance(child, _SpecState):
                child = self._mock_children[name] = self._make_specified(child)
        return child

    def _make_specified(self, state):
        from ._mock_autospec import create_autospec
        try:
            return create_autospec(state.spec, state.spec_set, state.instance, state.parent, state.name)
        except InvalidSpecError:
            owner = self.__dict__['_mock_name'] or self
            raise InvalidSpecError(
                f'Cannot autospec attr {state.name!r} from target {owner!r} as it has already been mocked out. '
                f'[target={self!r}, attr={state.spec!r}]') from None

    def __setattr__(self, name, value):
        if name in _SETTABLE:
            object.__setattr__(self, name, value)
            return
        methods = self._mock_methods
        if self._spec_set and methods is not None and name not in methods and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name == '__class__':
            self.__dict__['_spec_class'] = value
            return
        if name in _UNSUPPORTED_MAGICS:
            raise AttributeError(f'Attempting to set unsupported magic method {name!r}.')
        if name in _all_magics:
            self._set_magic(name, value)
            return
        if name == '_mock_methods':
            self.__dict__[name] = value
            return
        if _check_and_set_parent(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f'Cannot set {self._extract_mock_name()}.{name}')
        object.__setattr__(self, name, value)

    def _set_magic(self, name, value):
        methods = self._mock_methods
        if methods is not None and name not in methods:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if _is_instance_mock(value):
            # Calls of the method are calls of this mock, too.
            _check_and_set_parent(self, value, None, name)
            setattr(type(self), name, value)
            self._mock_children[name] = value
            return
        setattr(type(self), name, _get_method(name, value))
        object.__setattr__(self, name, lambda *args, **kwargs: value(self, *args, **kwargs))

    def __delattr__(self, name):
        if name in _all_magics and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                # It was set up for the class only.
                return
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        if child is not _missing:
            del self._mock_children[name]
        self._mock_children[name] = _deleted

    def __dir__(self):
        """What the mock stands for decides, if it stands for something."""
        from . import mock
        if not mock.FILTER_DIR:
            return object.__dir__(self)
        names = [name for name in dir(type(self)) if not name.startswith('_')] if self._mock_methods is not None else [
            name for name in dir(type(self)) if not name.startswith('_') or _is_magic(name)]
        own = [name for name in self.__dict__ if not name.startswith('_') or _is_magic(name)]
        children = [name for name, child in self._mock_children.items() if child is not _deleted]
        return sorted({*(self._mock_methods or ()), *names, *own, *children})

    # Names.

    def _extract_mock_name(self):
        parts = [self._mock_new_name]
        outermost, above = self, self._mock_new_parent
        dot = '' if parts == ['()'] else '.'
        while above is not None:
            outermost = above
            parts.append(above._mock_new_name + dot)
            dot = '' if above._mock_new_name == '()' else '.'
            above = above._mock_new_parent
        parts.reverse()
        first = outermost._mock_name or 'mock'
        if len(parts) > 1 and parts[1] not in ('()', '().'):
            first += '.'
        return ''.join([first, *parts[1:]])

    def __repr__(self):
        name = self._extract_mock_name()
        shown = '' if name in ('mock', 'mock.') else f' name={name!r}'
        if self._spec_class is not None:
            word = 'spec_set' if self._spec_set else 'spec'
            shown += f' {word}={self._spec_class.__name__!r}'
        return f'<{type(self).__name__}{shown} id={str(id(self))!r}>'

    def _mock_call_signature(self, args, kwargs):
        return _format_call_signature(self._mock_name or 'mock', args, kwargs)

    def _format_mock_failure_message(self, args, kwargs, action='call'):
        expected = self._mock_call_signature(args, kwargs)
        actual = self._mock_call_signature(*self.call_args[-2:])
        return f'expected {action} not found.\nExpected: {expected}\n  Actual: {actual}'

    def _calls_repr(self):
        return f'\nCalls: {safe_repr(self.mock_calls)}.' if self.mock_calls else ''

    # Comparing calls.

    def _get_call_signature_from_name(self, name):
        """Return the signature of a method of a method, by its name in a call."""
        if not name:
            return self._spec_signature
        signature = None
        children = self._mock_children
        for part in name.replace('()', '').split('.'):
            child = children.get(part)
            if child is None or isinstance(child, _SpecState):
                break
            child = _extract_mock(child)
            children = child._mock_children
            signature = child._spec_signature
        return signature

    def _call_matcher(self, call):
        """Return a call with its arguments sorted by the signature, or what is wrong with them."""
        signature = self._get_call_signature_from_name(call[0]) if isinstance(call, tuple) and len(call) > 2 \
            else self._spec_signature
        if signature is None:
            return call
        name, args, kwargs = call if len(call) == 3 else ('', *call)
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        return _Call((name, bound.args, bound.kwargs))

    # Assertions.

    def assert_not_called(self):
        """Fail if the mock was called."""
        if self.call_count:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to not have been called. "
                                 f'Called {self.call_count} times.{self._calls_repr()}')

    def assert_called(self):
        """Fail unless the mock was called."""
        if not self.call_count:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

    def assert_called_once(self):
        """Fail unless the mock was called once."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called once. "
                                 f'Called {self.call_count} times.{self._calls_repr()}')

    def assert_called_with(self, /, *args, **kwargs):
        """Fail unless the last call had these arguments."""
        if self.call_args is None:
            expected = self._mock_call_signature(args, kwargs)
            raise AssertionError(f'expected call not found.\nExpected: {expected}\n  Actual: not called.')
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        actual = self._call_matcher(self.call_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """Fail unless there was one call, with these arguments."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to be called once. "
                                 f'Called {self.call_count} times.{self._calls_repr()}')
        return self.assert_called_with(*args, **kwargs)

    def assert_has_calls(self, calls, any_order=False):
        """Fail unless these calls were made one after another, or in any order."""
        calls = list(calls)
        expected = [self._call_matcher(each) for each in calls]
        cause = next((each for each in expected if isinstance(each, Exception)), None)
        actual = _CallList(self._call_matcher(each) for each in self.mock_calls)
        if not any_order:
            if expected not in actual:
                problem = 'Calls not found.'
                if cause is not None:
                    errors = [each if isinstance(each, Exception) else None for each in expected]
                    problem = f'Error processing expected calls.\nErrors: {errors}'
                raise AssertionError(f'{problem}\nExpected: {_CallList(calls)}\n'
                                     f'  Actual: {safe_repr(self.mock_calls)}') from cause
            return
        left, missing = list(actual), []
        for each in expected:
            try:
                left.remove(each)
            except ValueError:
                missing.append(each)
        if missing:
            raise AssertionError(f'{self._mock_name or "mock"!r} does not contain all of {tuple(missing)!r} in its '
                                 f'call list, found {_CallList(left)!r} instead') from cause

    def assert_any_call(self, /, *args, **kwargs):
        """Fail unless some call had these arguments."""
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        actual = [self._call_matcher(each) for each in self.call_args_list]
        if cause is not None or not any(_is_expected(expected, each) for each in actual):
            raise AssertionError(f'{self._mock_call_signature(args, kwargs)} call not found') from cause

    def _get_child_mock(self, /, **kwargs):
        """Make the mock of an attribute or of what calls return."""
        if self._mock_sealed:
            name = f'.{kwargs["name"]}' if 'name' in kwargs else '()'
            raise AttributeError(self._extract_mock_name() + (name if name != '()' else '.return_value'))
        from .mock import _child_class
        return _child_class(self, kwargs.get('_new_name'))(**kwargs)


_SETTABLE = _allowed_names | {'method_calls', 'called'}
_UNSUPPORTED_MAGICS = {'__getattr__', '__setattr__', '__init__', '__new__', '__prepare__', '__instancecheck__',
                       '__subclasscheck__', '__del__'}
