"""Mocks that can be used only as what they stand for can be, and mocks of files."""

import inspect

from ._mock_base import InvalidSpecError, NonCallableMock, _SpecState
from ._mock_calls import DEFAULT
from ._mock_signatures import (
    FunctionTypes, _check_signature, _instance_callable, _is_async_func, _is_instance_mock, _is_list, _must_skip,
    _set_async_signature, _set_signature, _extract_mock,
)
from .mock import AsyncMock, MagicMock, NonCallableMagicMock

__unittest = True



def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """Make a mock that has the attributes of an object, and whose calls are checked by the object's signature.

    With `spec_set` other attributes cannot be set; with `instance` the mock of a class stands for an instance.
    """
    if _is_list(spec):
        # Names of attributes; mocks stand for the type.
        spec = type(spec)
    is_type = isinstance(spec, type)
    if _is_instance_mock(spec):
        raise InvalidSpecError(f'Cannot autospec a Mock object. [object={spec!r}]')
    is_async = _is_async_func(spec)
    options = {'spec': spec}
    if spec_set:
        options = {'spec_set': spec}
    elif spec is None:
        # None stands for nothing in particular.
        options = {}
    if options and instance:
        options['_spec_as_instance'] = True
    if not unsafe:
        _check_misspelt(kwargs)
    name = kwargs.pop('name', _name)
    wraps = kwargs.get('wraps')
    # What has dots in its name is set where children are known.
    options.update({entry: value for entry, value in kwargs.items() if '.' not in entry})
    if inspect.isdatadescriptor(spec):
        # The value behind a property is not known.
        options = {}
        cls = MagicMock
    elif is_type and instance and not _instance_callable(spec):
        cls = NonCallableMagicMock
    elif not is_type and not isinstance(spec, FunctionTypes) and not callable(spec):
        cls = NonCallableMagicMock
    elif is_async:
        if instance:
            raise RuntimeError('Instance can not be True when create_autospec is mocking an async function')
        cls = AsyncMock
    else:
        cls = MagicMock
    new_name = name
    if _parent is None:
        # The parent's name is not repeated in the child's.
        new_name = ''
    mock = cls(parent=_parent, _new_parent=_parent, _new_name=new_name, name=name, **options)
    if isinstance(spec, FunctionTypes):
        # A function, whose signature is checked, takes the place of the mock.
        if is_async:
            mock = _set_async_signature(mock, spec)
        else:
            mock = _set_signature(mock, spec)
    else:
        _check_signature(spec, mock, is_type, instance)
    if _parent is not None and not instance:
        _parent._mock_children[name] = mock
    if is_type and not instance and 'return_value' not in kwargs:
        wrapping = {} if wraps is None else {'wraps': wraps}
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name='()', _parent=mock, **wrapping)
    _fill(mock, spec, spec_set, is_type, kwargs, wraps)
    if isinstance(mock, FunctionTypes):
        # Calls are noted by the function as well.
        mock.return_value = mock.mock.return_value
    return mock


def _check_misspelt(kwargs):
    for wrong in ('autospect', 'auto_spec', 'set_spec'):
        if wrong in kwargs:
            raise RuntimeError(f'{wrong} might be a typo; use unsafe=True if this is intended')


def _fill(mock, spec, spec_set, is_type, configured, wraps):
    """Make a child for each attribute of what a mock stands for."""
    for entry in dir(spec):
        if entry.startswith('__') and entry.endswith('__'):
            # MagicMock has the special methods already.
            continue
        if isinstance(spec, FunctionTypes) and entry in ('mock',):
            continue
        try:
            original = getattr(spec, entry)
        except AttributeError:
            continue
        child_options = {'spec_set': original} if spec_set else {'spec': original}
        if not isinstance(original, FunctionTypes):
            child = _SpecState(original, spec_set, mock, entry, None)
            _extract_mock(mock)._mock_children[entry] = child
            continue
        parent = mock.mock if isinstance(spec, FunctionTypes) else mock
        skip_first = _must_skip(spec, entry, is_type)
        child_options['_eat_self'] = skip_first
        if wraps is not None and hasattr(wraps, entry):
            child_options['wraps'] = original
        cls = AsyncMock if inspect.iscoroutinefunction(original) else MagicMock
        child = cls(parent=parent, name=entry, _new_name=entry, _new_parent=parent, **child_options)
        _extract_mock(mock)._mock_children[entry] = child
        if 'wraps' not in child_options:
            child.return_value = child.return_value
        _check_signature(original, child, skipfirst=skip_first)
    for entry, value in configured.items():
        if '.' not in entry and entry not in ('return_value', 'side_effect'):
            setattr(mock, entry, value)
    deep = {entry: value for entry, value in configured.items() if '.' in entry}
    if deep:
        _extract_mock(mock).configure_mock(**deep)


def _to_stream(data):
    import io
    return io.BytesIO(data) if isinstance(data, bytes) else io.StringIO(data)


_file_spec = None
_open_spec = None


def mock_open(mock=None, read_data=''):
    """Make a mock of `open`, whose files have the data given."""
    global _file_spec, _open_spec
    if _file_spec is None:
        import _io
        _file_spec = sorted(set(dir(_io.TextIOWrapper)) | set(dir(_io.BytesIO)))
        _open_spec = list(dir(open))
    stream = _to_stream(read_data)
    state = [stream, None]

    def lines():
        yield from state[0]

    def read(*args, **kwargs):
        return _chosen(handle.read, lambda: state[0].read(*args, **kwargs))

    def readline(*args, **kwargs):
        return _chosen(handle.readline, lambda: state[0].readline(*args, **kwargs))

    def readlines(*args, **kwargs):
        return _chosen(handle.readlines, lambda: state[0].readlines(*args, **kwargs))

    def _chosen(method, otherwise):
        # A value that the test has set wins.
        return method._mock_return_value if method._mock_return_value is not DEFAULT and \
            method._mock_return_value is not None else otherwise()

    def iterate():
        return lines()

    def next_line():
        if handle.readline._mock_return_value is not None and handle.readline._mock_return_value is not DEFAULT:
            return handle.readline._mock_return_value
        return next(state[0])

    def leave(*details):
        handle.close()

    if mock is None:
        mock = MagicMock(name='open', spec=_open_spec)
    handle = MagicMock(spec=_file_spec)
    handle.__enter__.return_value = handle
    handle.write.return_value = None
    handle.read.return_value = None
    handle.readline.return_value = None
    handle.readlines.return_value = None
    handle.read.side_effect = read
    handle.readline.side_effect = readline
    handle.readlines.side_effect = readlines
    handle.__iter__.side_effect = iterate
    handle.__next__.side_effect = next_line
    handle.__exit__.side_effect = leave

    def begin(*args, **kwargs):
        # Each opening begins at the start of the data.
        state[0] = _to_stream(read_data)
        return DEFAULT
    mock.side_effect = begin
    mock.return_value = handle
    return mock


def seal(mock):
    """Let no more attributes of a mock, or of its children, be made."""
    mock._mock_sealed = True
    for name in dir(mock):
        try:
            child = getattr(mock, name)
        except AttributeError:
            continue
        if not isinstance(child, NonCallableMock):
            continue
        if isinstance(child._mock_children.get(name), _SpecState):
            continue
        if child._mock_new_parent is mock:
            seal(child)


