"""Replacing objects by mocks for the time of a test."""

import contextlib
import functools
import inspect
import sys

from ._mock_calls import DEFAULT
from ._mock_signatures import _callable, _instance_callable, _is_async_obj, _is_instance_mock, _is_list
from .mock import AsyncMock, MagicMock, NonCallableMagicMock, NonCallableMock

__unittest = True


def _get_target(target):
    """Return what finds the owner, and the attribute, of a dotted name."""
    try:
        owner, attribute = target.rsplit('.', 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f'Need a valid target to patch. You supplied: {target!r}') from None
    return functools.partial(_resolve, owner), attribute


def _resolve(name):
    """Return the module, class or other object that a dotted name says; modules are imported."""
    import pkgutil
    return pkgutil.resolve_name(name)


def _check_spec_arg_typos(kwargs):
    for wrong in ('autospect', 'auto_spec', 'set_spec'):
        if wrong in kwargs:
            raise RuntimeError(f'{wrong!r} might be a typo; use unsafe=True if this is intended')


class _patch:
    """A replacement: a context manager, and a decorator of functions and classes."""

    attribute_name = None
    _active_patches = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *,
                 unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            _check_spec_arg_typos(kwargs)
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.has_local = False
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.additional_patchers = []
        self.is_started = False

    def copy(self):
        """Return the same replacement, not begun."""
        other = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                       self.new_callable, self.kwargs)
        other.attribute_name = self.attribute_name
        other.additional_patchers = [each.copy() for each in self.additional_patchers]
        return other

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        if inspect.iscoroutinefunction(func):
            return self.decorate_async_callable(func)
        return self.decorate_callable(func)

    def decorate_class(self, klass):
        """Replace during each method of a class whose name begins as those of tests."""
        for name in dir(klass):
            if not name.startswith(patch.TEST_PREFIX):
                continue
            method = getattr(klass, name)
            if hasattr(method, '__call__'):
                setattr(klass, name, self.copy()(method))
        return klass

    @contextlib.contextmanager
    def decoration_helper(self, patched, args, keywargs):
        """Begin all replacements of a decorated function; give its arguments with the mocks."""
        extra = []
        with contextlib.ExitStack() as stack:
            for patching in patched.patchings:
                value = stack.enter_context(patching)
                if patching.attribute_name is not None:
                    keywargs.update(value)
                elif patching.new is DEFAULT:
                    extra.append(value)
            yield args + tuple(extra), keywargs

    def decorate_callable(self, func):
        """Replace during calls of a function."""
        if hasattr(func, 'patchings'):
            # Several replacements make one wrapper.
            func.patchings.append(self)
            return func

        @functools.wraps(func)
        def patched(*args, **keywargs):
            with self.decoration_helper(patched, args, keywargs) as (newargs, newkeywargs):
                return func(*newargs, **newkeywargs)
        patched.patchings = [self]
        return patched

    def decorate_async_callable(self, func):
        """Replace while a coroutine function runs."""
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func

        @functools.wraps(func)
        async def patched(*args, **keywargs):
            with self.decoration_helper(patched, args, keywargs) as (newargs, newkeywargs):
                return await func(*newargs, **newkeywargs)
        patched.patchings = [self]
        return patched

    def get_original(self):
        """Return what is replaced, and whether the target has it itself."""
        target, name = self.getter(), self.attribute
        original, local = DEFAULT, False
        try:
            original = target.__dict__[name]
        except (AttributeError, KeyError):
            original = getattr(target, name, DEFAULT)
        else:
            local = True
        import builtins
        if name in vars(builtins) and isinstance(target, type(sys)):
            # A builtin may be replaced in one module.
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f'{target} does not have the attribute {name!r}')
        return original, local

    def __enter__(self):
        if self.is_started:
            raise RuntimeError('Patch is already started')
        new, spec, spec_set, autospec = self.new, self.spec, self.spec_set, self.autospec
        kwargs = self.kwargs
        self.target = self.getter()
        # None and False both mean that nothing is specified.
        spec = None if spec is False else spec
        spec_set = None if spec_set is False else spec_set
        autospec = None if autospec is False else autospec
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        original, local = self.get_original()
        if new is DEFAULT and autospec is None:
            new = self._make(original, spec, spec_set, kwargs)
        elif autospec is not None:
            new = self._make_autospec(new, original, autospec, spec_set, kwargs)
        elif kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original = original
        self.is_local = local
        self.is_started = True
        self._exit_stack = contextlib.ExitStack()
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            extra = {}
            if self.new is DEFAULT:
                extra[self.attribute_name] = new
            for patching in self.additional_patchers:
                value = self._exit_stack.enter_context(patching)
                if patching.new is DEFAULT:
                    extra.update(value)
            return extra
        except:  # noqa: E722
            if not self.__exit__(*sys.exc_info()):
                raise

    def _make(self, original, spec, spec_set, kwargs):
        inherit = False
        if spec is True:
            spec = original
            if spec_set is True:
                spec_set, spec = original, None
        elif spec is not None:
            if spec_set is True:
                spec_set, spec = spec, None
        elif spec_set is True:
            spec_set = original
        if spec is not None or spec_set is not None:
            if original is DEFAULT:
                raise TypeError("Can't use 'spec' with create=True")
            # The instances of a class stand for instances.
            inherit = isinstance(original, type)
        cls = AsyncMock if spec is None and spec_set is None and _is_async_obj(original) else MagicMock
        options = {}
        if self.new_callable is not None:
            cls = self.new_callable
        elif spec is not None or spec_set is not None:
            this = spec if spec is not None else spec_set
            not_callable = '__call__' not in this if _is_list(this) else not _callable(this)
            if _is_async_obj(this):
                cls = AsyncMock
            elif not_callable:
                cls = NonCallableMagicMock
        from ._mock_base import InvalidSpecError
        for name, value in (('spec', spec), ('spec_set', spec_set)):
            if value is not None and _is_instance_mock(value):
                raise InvalidSpecError(f'Cannot spec attr {self.attribute!r} as the {name} has already been mocked out. '
                                       f'[{name}={value!r}]')
        if spec is not None:
            options['spec'] = spec
        if spec_set is not None:
            options['spec_set'] = spec_set
        if isinstance(cls, type) and issubclass(cls, NonCallableMock) and self.attribute:
            options['name'] = self.attribute
        options.update(kwargs)
        new = cls(**options)
        if inherit and isinstance(new, NonCallableMock):
            this = spec if spec is not None else spec_set
            child_cls = cls
            if not _is_list(this) and not _instance_callable(this):
                child_cls = NonCallableMagicMock
            options.pop('name', None)
            new.return_value = child_cls(_new_parent=new, _new_name='()', **options)
        return new

    def _make_autospec(self, new, original, autospec, spec_set, kwargs):
        from ._mock_autospec import create_autospec
        from ._mock_base import InvalidSpecError
        from ._mock_signatures import _is_instance_mock
        if new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        spec_set = bool(spec_set)
        if autospec is True:
            autospec = original
        for value, what in ((self.target, 'target'), (autospec, 'autospec target')):
            if _is_instance_mock(value):
                name = getattr(self.target, '__name__', self.target)
                raise InvalidSpecError(
                    f'Cannot autospec attr {self.attribute!r} as the patch target has already been mocked out. '
                    f'[target={self.target!r}, attr={autospec!r}]' if what == 'target' else
                    f'Cannot autospec attr {self.attribute!r} from target {name!r} as it has already been mocked out. '
                    f'[target={self.target!r}, attr={autospec!r}]')
        return create_autospec(autospec, spec_set=spec_set, _name=self.attribute, **kwargs)

    def __exit__(self, *exc_info):
        if not self.is_started:
            return False
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute)
                                    or self.attribute in ('__doc__', '__module__', '__defaults__', '__annotations__',
                                                          '__kwdefaults__')):
                # What was inherited in a way that deleting has broken is set again.
                setattr(self.target, self.attribute, self.temp_original)
        del self.temp_original, self.is_local, self.target
        stack = self._exit_stack
        del self._exit_stack
        self.is_started = False
        return stack.__exit__(*exc_info)

    def start(self):
        """Begin; `patch.stopall` ends it, too."""
        value = self.__enter__()
        self._active_patches.append(self)
        return value

    def stop(self):
        """End what `start` began."""
        try:
            self._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
          unsafe=False, **kwargs):
    """Replace what a dotted name says, by `new` or by a mock."""
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    """Replace an attribute of an object, by `new` or by a mock."""
    if type(target) is str:
        raise TypeError(f'{target!r} must be the actual object to be patched, not a str')
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Replace several attributes of one object; those that are DEFAULT by mocks, which are given by name."""
    getter = functools.partial(_resolve, target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError('Must supply at least one keyword argument with patch.multiple')
    patches = []
    for attribute, new in kwargs.items():
        each = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        each.attribute_name = attribute
        patches.append(each)
    first = patches[0]
    first.additional_patchers = patches[1:]
    return first


class _patch_dict:
    """A change of a dictionary for a time: a context manager, and a decorator of functions and classes."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def __call__(self, f):
        if isinstance(f, type):
            return self.decorate_class(f)
        if inspect.iscoroutinefunction(f):
            @functools.wraps(f)
            async def inner(*args, **kwargs):
                with self:
                    return await f(*args, **kwargs)
        else:
            @functools.wraps(f)
            def inner(*args, **kwargs):
                with self:
                    return f(*args, **kwargs)
        return inner

    def decorate_class(self, klass):
        """Change during each method of a class whose name begins as those of tests."""
        for name in dir(klass):
            method = getattr(klass, name)
            if name.startswith(patch.TEST_PREFIX) and hasattr(method, '__call__'):
                setattr(klass, name, _patch_dict(self.in_dict, self.values, self.clear)(method))
        return klass

    def __enter__(self):
        self._patch_dict()
        return self.in_dict

    def _patch_dict(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve(self.in_dict)
        mapping = self.in_dict
        try:
            original = mapping.copy()
        except AttributeError:
            # Something that only has the methods of a mapping.
            original = {key: mapping[key] for key in mapping}
        self._original = original
        if self.clear:
            _clear_dict(mapping)
        try:
            mapping.update(self.values)
        except AttributeError:
            for key in self.values:
                mapping[key] = self.values[key]

    def _unpatch_dict(self):
        mapping, original = self.in_dict, self._original
        _clear_dict(mapping)
        try:
            mapping.update(original)
        except AttributeError:
            for key in original:
                mapping[key] = original[key]

    def __exit__(self, *args):
        if self._original is not None:
            self._unpatch_dict()
            self._original = None
        return False

    def start(self):
        """Begin; `patch.stopall` ends it, too."""
        value = self.__enter__()
        _patch._active_patches.append(self)
        return value

    def stop(self):
        """End what `start` began."""
        try:
            _patch._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _clear_dict(mapping):
    try:
        mapping.clear()
    except AttributeError:
        for key in list(mapping):
            del mapping[key]


def _patch_stopall():
    """End everything that `start` began, the last first."""
    for each in reversed(_patch._active_patches[:]):
        each.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = 'test'
