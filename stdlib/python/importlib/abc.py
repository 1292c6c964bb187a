"""What finders and loaders have to be able to do."""

import abc

from . import machinery

__all__ = ['InspectLoader', 'Loader', 'MetaPathFinder', 'PathEntryFinder', 'SourceLoader']


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


class SourceLoader(InspectLoader):
    """A loader of source files, by `get_filename` and `get_data`."""

    def get_source(self, fullname: str) -> str:
        """Return the text."""
        return self.get_data(self.get_filename(fullname)).decode()

    def get_code(self, fullname: str):
        """Return the compiled text."""
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


SourceLoader.register(machinery.SourceFileLoader)
for _loader in (machinery.BuiltinImporter, machinery.FrozenImporter):
    MetaPathFinder.register(_loader)
    InspectLoader.register(_loader)
MetaPathFinder.register(machinery.PathFinder)
