"""What finders and loaders have to be able to do."""

import abc
import warnings

from . import machinery

__all__ = [
    'ExecutionLoader', 'FileLoader', 'InspectLoader', 'Loader', 'MetaPathFinder', 'PathEntryFinder', 'ResourceLoader',
    'SourceLoader',
]


class Loader(metaclass=abc.ABCMeta):
    """Makes modules and runs their code."""

    def create_module(self, spec):
        """Return a module for `spec`, or None to leave that to import."""
        return None

    def load_module(self, fullname: str):
        """Load a module; kept for old loaders."""
        from .util import spec_from_loader, module_from_spec
        spec = spec_from_loader(fullname, self)
        module = module_from_spec(spec)
        self.exec_module(module)
        return module


class MetaPathFinder(metaclass=abc.ABCMeta):
    """An entry of `sys.meta_path`; it has `find_spec(fullname, path, target=None)`."""

    def invalidate_caches(self) -> None:
        """Forget what is known of files."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """Finds modules in one place; it has `find_spec(fullname, target=None)`."""

    def invalidate_caches(self) -> None:
        """Forget what is known of files."""


class InspectLoader(Loader):
    """A loader that can show the source text."""

    def is_package(self, fullname: str) -> bool:
        """Whether the module is a package."""
        raise ImportError

    def get_code(self, fullname: str):
        """Return the compiled text, or None."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname: str):
        """Return the text, or None."""
        raise ImportError

    @staticmethod
    def source_to_code(data, path: str = '<string>'):
        """Compile text."""
        return compile(data, path, 'exec')

    def exec_module(self, module) -> None:
        """Run the code of a module."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when get_code() returns None')
        exec(code, module.__dict__)


class ResourceLoader(Loader):
    """A loader that can read other files that belong to its modules."""

    @abc.abstractmethod
    def get_data(self, path: str) -> bytes:
        """Return the bytes of a file."""
        raise OSError


class ExecutionLoader(InspectLoader):
    """A loader of modules that can be run as programs, for they have a file."""

    @abc.abstractmethod
    def get_filename(self, fullname: str) -> str:
        """Return what `__file__` is to be."""
        raise ImportError

    def get_code(self, fullname: str):
        """Return the compiled text, or None."""
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class FileLoader(ResourceLoader, ExecutionLoader):
    """A loader of one module, whose file is known."""

    def __init__(self, fullname: str, path: str) -> None:
        self.name = fullname
        self.path = path

    def __eq__(self, other) -> bool:
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(self.name) ^ hash(self.path)

    def is_package(self, fullname: str) -> bool:
        """Whether the file is that of a package."""
        stem = self.path.rpartition('/')[2].rpartition('.')[0]
        return stem == '__init__' and fullname.rpartition('.')[2] != '__init__'

    def get_filename(self, fullname: str) -> str:
        """Return the path of the file."""
        return self.path

    def get_data(self, path: str) -> bytes:
        """Return the bytes of a file."""
        with open(path, 'rb') as file:
            return file.read()


class SourceLoader(ResourceLoader, ExecutionLoader):
    """A loader of source files, by `get_filename` and `get_data`."""

    def path_mtime(self, path: str) -> int:
        """Return the time of the last change of a file; deprecated, for `path_stats` tells more."""
        warnings.warn(
            'SourceLoader.path_mtime is deprecated in favour of SourceLoader.path_stats().', DeprecationWarning,
            stacklevel=2)
        if self.path_stats.__func__ is SourceLoader.path_stats:
            raise OSError
        return int(self.path_stats(path)['mtime'])

    def path_stats(self, path: str) -> dict:
        """Return what is known of a file: the time of its last change as 'mtime'."""
        if self.path_mtime.__func__ is SourceLoader.path_mtime:
            raise OSError
        return {'mtime': self.path_mtime(path)}

    def set_data(self, path: str, data: bytes) -> None:
        """Write a file, where the loader can."""

    def is_package(self, fullname: str) -> bool:
        """Whether the file is that of a package."""
        stem = self.get_filename(fullname).rpartition('/')[2].rpartition('.')[0]
        return stem == '__init__' and fullname.rpartition('.')[2] != '__init__'

    def get_source(self, fullname: str) -> str:
        """Return the text."""
        from .util import decode_source
        path = self.get_filename(fullname)
        try:
            data = self.get_data(path)
        except OSError as error:
            raise ImportError('source not available through get_data()', name=fullname) from error
        return decode_source(data)

    def get_code(self, fullname: str):
        """Return the compiled text."""
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


FileLoader.register(machinery.SourceFileLoader)
FileLoader.register(machinery.ExtensionFileLoader)
PathEntryFinder.register(machinery.FileFinder)
SourceLoader.register(machinery.SourceFileLoader)
for _loader in (machinery.BuiltinImporter, machinery.FrozenImporter):
    MetaPathFinder.register(_loader)
    InspectLoader.register(_loader)
MetaPathFinder.register(machinery.PathFinder)
