"""Modules in archives: an archive may stand in `sys.path`, or a folder in one."""

import importlib.machinery
import importlib.util
import os
import sys
import types
import zipfile

__all__ = ['ZipImportError', 'zipimporter']

_SEPARATOR = os.sep


class ZipImportError(ImportError):
    """What is no archive, or not in one."""


# The names in archives that were opened: path -> name -> entry.
_directories: dict = {}


def _directory(archive: str) -> dict:
    found = _directories.get(archive)
    if found is None:
        try:
            with zipfile.ZipFile(archive) as opened:
                found = {each.filename.replace('/', _SEPARATOR): each for each in opened.infolist()}
        except (OSError, zipfile.BadZipFile):
            raise ZipImportError(f'not a Zip file: {archive!r}', path=archive) from None
        _directories[archive] = found
    return found


class zipimporter:
    """Finds and loads modules of an archive, or of a folder in one."""

    def __init__(self, path) -> None:
        if not isinstance(path, str):
            raise TypeError(f'expected str, not {type(path)!r}')
        if not path:
            raise ZipImportError('archive path is empty', path=path)
        inside: list = []
        archive = path
        while not os.path.exists(archive):
            shorter, name = os.path.split(archive)
            if shorter == archive:
                raise ZipImportError(f'not a Zip file: {path!r}', path=path)
            archive = shorter
            inside.insert(0, name)
        if not os.path.isfile(archive):
            raise ZipImportError(f'not a Zip file: {path!r}', path=path)
        _directory(archive)
        self.archive = archive
        self.prefix = os.path.join(*inside, '') if inside else ''

    @property
    def _files(self) -> dict:
        return _directory(self.archive)

    def __repr__(self) -> str:
        return f'<zipimporter object "{os.path.join(self.archive, self.prefix)}">' if self.prefix else \
            f'<zipimporter object "{self.archive}{_SEPARATOR}">'

    def _place(self, fullname: str) -> tuple | None:
        # The file of a module, and whether it is a package.
        base = self.prefix + fullname.rpartition('.')[2]
        for ending, is_package in ((_SEPARATOR + '__init__.py', True), ('.py', False)):
            if base + ending in self._files:
                return base + ending, is_package
        return None

    def _found(self, fullname: str) -> tuple:
        place = self._place(fullname)
        if place is None:
            raise ZipImportError(f"can't find module {fullname!r}", name=fullname)
        return place

    def find_spec(self, fullname: str, target=None):
        """Return the specification of a module, or None."""
        place = self._place(fullname)
        if place is not None:
            spec = importlib.util.spec_from_loader(fullname, self, origin=os.path.join(self.archive, place[0]),
                                                   is_package=place[1])
            spec.has_location = True
            if place[1]:
                spec.submodule_search_locations = [os.path.dirname(spec.origin)]
            return spec
        folder = self.prefix + fullname.rpartition('.')[2] + _SEPARATOR
        if any(name.startswith(folder) for name in self._files):
            spec = importlib.machinery.ModuleSpec(fullname, None, is_package=True)
            spec.submodule_search_locations = [os.path.join(self.archive, folder[:-1])]
            return spec
        return None

    def create_module(self, spec) -> None:
        """Return None: modules are made as usual."""

    def exec_module(self, module) -> None:
        """Run the code of a module in it."""
        exec(self.get_code(module.__name__), module.__dict__)

    def load_module(self, fullname: str):
        """Import a module; kept for old programs."""
        import warnings
        warnings.warn('zipimport.zipimporter.load_module() is deprecated and slated for removal in Python 3.15; use '
                      'exec_module() instead', DeprecationWarning, stacklevel=2)
        name, is_package = self._found(fullname)
        module = sys.modules.get(fullname)
        if module is None or not isinstance(module, types.ModuleType):
            module = sys.modules[fullname] = types.ModuleType(fullname)
        module.__file__ = os.path.join(self.archive, name)
        module.__loader__ = self
        if is_package:
            module.__path__ = [os.path.dirname(module.__file__)]
        try:
            self.exec_module(module)
        except BaseException:
            del sys.modules[fullname]
            raise
        return sys.modules[fullname]

    def get_data(self, pathname: str) -> bytes:
        """Return what is in a file of the archive."""
        name = pathname.replace('/', _SEPARATOR)
        if name.startswith(self.archive + _SEPARATOR):
            name = name[len(self.archive + _SEPARATOR):]
        entry = self._files.get(name)
        if entry is None:
            raise OSError(0, '', name)
        with zipfile.ZipFile(self.archive) as opened:
            return opened.read(entry)

    def get_filename(self, fullname: str) -> str:
        """Return the path of a module's file."""
        return os.path.join(self.archive, self._found(fullname)[0])

    def get_source(self, fullname: str) -> str:
        """Return the text of a module."""
        return importlib.util.decode_source(self.get_data(self.get_filename(fullname)))

    def get_code(self, fullname: str):
        """Return the code of a module."""
        path = self.get_filename(fullname)
        return compile(self.get_data(path), path, 'exec', dont_inherit=True)

    def is_package(self, fullname: str) -> bool:
        """Whether a module is a package."""
        return self._found(fullname)[1]

    def invalidate_caches(self) -> None:
        """Forget what is in the archive, which may have changed."""
        _directories.pop(self.archive, None)

    def iter_modules(self, prefix: str = ''):
        """Generate the names of modules, with whether they are packages."""
        seen = set()
        for name in sorted(self._files):
            if not name.startswith(self.prefix):
                continue
            parts = name[len(self.prefix):].split(_SEPARATOR)
            if len(parts) == 2 and parts[1] == '__init__.py':
                module, is_package = parts[0], True
            elif len(parts) == 1 and parts[0].endswith('.py') and parts[0] != '__init__.py':
                module, is_package = parts[0].removesuffix('.py'), False
            else:
                continue
            if module not in seen:
                seen.add(module)
                yield prefix + module, is_package
