"""Tools for import."""

import os
import sys

import _imp
from _imp import ModuleSpec, SourceFileLoader, module_from_spec

__all__ = [
    'LazyLoader', 'MAGIC_NUMBER', 'cache_from_source', 'decode_source', 'find_spec', 'module_from_spec',
    'resolve_name', 'source_from_cache', 'source_hash', 'spec_from_file_location', 'spec_from_loader',
]

# Modules are never read from compiled files.
MAGIC_NUMBER = b'weft'


def resolve_name(name: str, package: str | None) -> str:
    """Return the full name that a relative one means in `package`."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module names)')
    level = len(name) - len(name.lstrip('.'))
    return _imp.resolve_name(name[level:], package, level)


def find_spec(name: str, package: str | None = None):
    """Return the specification of a module, or None; its parents are imported."""
    fullname = resolve_name(name, package) if name.startswith('.') else name
    if fullname in sys.modules:
        module = sys.modules[fullname]
        if module is None:
            return None
        try:
            spec = module.__spec__
        except AttributeError:
            raise ValueError(f'{name}.__spec__ is not set') from None
        if spec is None:
            raise ValueError(f'{name}.__spec__ is None')
        return spec
    parent_name = fullname.rpartition('.')[0]
    if not parent_name:
        return _imp.find_spec(fullname, None)
    parent = _imp.import_module(parent_name)
    try:
        path = parent.__path__
    except AttributeError as error:
        raise ModuleNotFoundError(
            f'__path__ attribute not found on {parent_name!r} while trying to find {fullname!r}', name=fullname) from error
    return _imp.find_spec(fullname, path)


def _find_afresh(name: str, path):
    for finder in sys.meta_path:
        spec = finder.find_spec(name, path)
        if spec is not None:
            return spec
    return None


def spec_from_loader(name: str, loader, *, origin: str | None = None, is_package: bool | None = None):
    """Return a specification that uses `loader`."""
    if origin is None:
        origin = getattr(loader, '_ORIGIN', None)
    if hasattr(loader, 'get_filename') and origin is None:
        return spec_from_file_location(
            name, loader=loader, submodule_search_locations=[] if is_package else None)
    if is_package is None:
        try:
            is_package = loader.is_package(name)
        except (AttributeError, ImportError):
            is_package = False
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


_missing = object()


def spec_from_file_location(name: str, location=None, *, loader=None, submodule_search_locations=_missing):
    """Return the specification of a module that is a file."""
    if location is None:
        location = '<unknown>'
        if hasattr(loader, 'get_filename'):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = os.path.abspath(os.fspath(location))
    if loader is None:
        if not location.endswith('.py'):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is _missing:
        if hasattr(loader, 'is_package'):
            try:
                if loader.is_package(name):
                    spec.submodule_search_locations = []
            except ImportError:
                pass
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(os.path.dirname(location))
    return spec


def cache_from_source(path, debug_override=None, *, optimization=None) -> str:
    """Return where the compiled form of a file would be."""
    head, tail = os.path.split(os.fspath(path))
    stem, _, _ = tail.rpartition('.')
    return os.path.join(head, '__pycache__', f'{stem or tail}.{sys.implementation.cache_tag}.pyc')


def source_from_cache(path) -> str:
    """Return the file that a compiled form is of."""
    head, tail = os.path.split(os.fspath(path))
    head, folder = os.path.split(head)
    if folder != '__pycache__':
        raise ValueError(f'__pycache__ not bottom-level directory in {path!r}')
    return os.path.join(head, tail.partition('.')[0] + '.py')


def source_hash(source_bytes: bytes) -> bytes:
    """Return eight bytes that depend on the source."""
    value = 0xcbf29ce484222325
    for byte in source_bytes:
        value = (value ^ byte) * 0x100000001b3 & 0xffffffffffffffff
    return value.to_bytes(8, 'little')


def decode_source(source_bytes: bytes) -> str:
    """Return the text of a source file, with line ends as `\\n`."""
    return bytes(source_bytes).decode('utf-8-sig').replace('\r\n', '\n').replace('\r', '\n')


class LazyLoader:
    """Runs a module's code when the module is first looked into."""

    def __init__(self, loader) -> None:
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        """Return a function that makes a lazy loader of what `loader` makes."""
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        """Let the other loader make the module."""
        return self.loader.create_module(spec)

    def exec_module(self, module) -> None:
        """Leave the module as it is until it is used."""
        loader = self.loader
        module.__spec__.loader = loader
        module.__loader__ = loader
        kind = type(module)

        class LazyModule(kind):
            def __getattribute__(self, name):
                self.__class__ = kind
                loader.exec_module(self)
                return getattr(self, name)

        module.__class__ = LazyModule
