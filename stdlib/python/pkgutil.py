"""Tools for packages: what is in them, and their data."""

import importlib
import importlib.util
import os
import sys
from collections import namedtuple

__all__ = ['ModuleInfo', 'extend_path', 'get_data', 'get_importer', 'iter_importers', 'iter_modules', 'resolve_name',
           'walk_packages']

ModuleInfo = namedtuple('ModuleInfo', 'module_finder name ispkg')
ModuleInfo.__doc__ = 'A module: what finds it, its name, and whether it is a package.'


def walk_packages(path=None, prefix='', onerror=None):
    """Yield what `iter_modules` does, and the same for every package found, which is imported.

    A package that cannot be imported is given to `onerror` by its name; without it only ImportError is passed over.
    """
    seen = set()
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            inside = []
            for folder in getattr(sys.modules[info.name], '__path__', None) or []:
                if folder not in seen:
                    seen.add(folder)
                    inside.append(folder)
            yield from walk_packages(inside, info.name + '.', onerror)


def iter_modules(path=None, prefix=''):
    """Yield a `ModuleInfo` for each module in the folders, or in those of `sys.path`."""
    if isinstance(path, str):
        raise ValueError('path must be None or list of paths to look for modules in')
    found = set()
    for folder in sys.path if path is None else path:
        importer = get_importer(folder)
        inside = getattr(importer, 'iter_modules', None)
        modules = _modules_in(os.fspath(folder)) if inside is None else inside()
        for name, is_package in modules:
            if name not in found:
                found.add(name)
                yield ModuleInfo(importer, prefix + name, is_package)


class FileFinder:
    """Names the folder in which modules were found."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f'FileFinder({self.path!r})'

    def find_spec(self, fullname, target=None):
        """Return the specification of a module in the folder, or None."""
        return importlib.machinery.PathFinder.find_spec(fullname, [self.path], target)

    def iter_modules(self, prefix=''):
        """Yield name and kind of each module in the folder."""
        for name, is_package in _modules_in(self.path):
            yield prefix + name, is_package


def _modules_in(folder):
    """Yield the name of each module in a folder, in order, and whether it is a package."""
    try:
        entries = sorted(os.listdir(folder or '.'))
    except OSError:
        return
    seen = set()
    for entry in entries:
        name, is_package = entry.removesuffix('.py'), False
        full = os.path.join(folder, entry)
        if os.path.isdir(full) and '.' not in entry:
            if not os.path.isfile(os.path.join(full, '__init__.py')):
                continue
            is_package = True
        elif not entry.endswith('.py') or name == '__init__':
            continue
        if name in seen or '.' in name:
            continue
        seen.add(name)
        yield name, is_package


_importers = {}


def get_importer(path_item):
    """Return what finds modules in a folder, or None if it is none."""
    path_item = os.fspath(path_item)
    if path_item not in _importers:
        if os.path.isdir(path_item or '.'):
            importer = FileFinder(path_item)
        else:
            from _path_entries import importer_of
            importer = importer_of(path_item) if isinstance(path_item, str) else None
        _importers[path_item] = importer
    return _importers[path_item]


def iter_importers(fullname=''):
    """Yield what finds a module: for one in a package the folders of that, else `sys.meta_path` and `sys.path`."""
    if fullname.startswith('.'):
        raise ImportError(f'Relative module name {fullname!r} not supported')
    if '.' in fullname:
        path = getattr(importlib.import_module(fullname.rpartition('.')[0]), '__path__', None)
        if path is None:
            return
    else:
        yield from sys.meta_path
        path = sys.path
    for item in path:
        yield get_importer(item)


def extend_path(path, name):
    """Return a package's path with every folder of `sys.path` that has a part of the package."""
    if not isinstance(path, list):
        return path
    path = path[:]
    parent, _, last = name.rpartition('.')
    if parent:
        try:
            search = sys.modules[parent].__path__
        except (KeyError, AttributeError):
            return path
    else:
        search = sys.path
    for folder in search:
        if not isinstance(folder, str):
            continue
        part = os.path.join(folder, last)
        if os.path.isfile(os.path.join(part, '__init__.py')) and part not in path:
            path.append(part)
        listing = os.path.join(folder, name + '.pkg')
        if os.path.isfile(listing):
            with open(listing) as lines:
                path.extend(line for line in map(str.strip, lines) if line and not line.startswith('#'))
    return path


def get_data(package, resource):
    """Return the octets of a file beside a package's modules, or None if its loader cannot read files."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.loader is None:
        return None
    module = sys.modules.get(package) or importlib.import_module(package)
    if not hasattr(module, '__file__') or module.__file__ is None:
        return None
    name = os.path.join(os.path.dirname(module.__file__), *resource.split('/'))
    get = getattr(spec.loader, 'get_data', None)
    if get is not None:
        return get(name)
    with open(name, 'rb') as file:
        return file.read()


def _is_dotted(name: str) -> bool:
    return all(part.isidentifier() for part in name.split('.'))


def resolve_name(name):
    """Return the object of a name: `package.module:attribute.attribute`, or the same with a dot for the colon."""
    module_name, colon, attributes = name.partition(':')
    if not _is_dotted(module_name) or (attributes and not _is_dotted(attributes)):
        raise ValueError(f'invalid format: {name!r}')
    if colon:
        found = importlib.import_module(module_name)
        parts = attributes.split('.') if attributes else []
    else:
        parts = module_name.split('.')
        imported = parts.pop(0)
        found = importlib.import_module(imported)
        # As far as possible the parts are modules, then attributes.
        while parts:
            try:
                found = importlib.import_module(f'{imported}.{parts[0]}')
            except ImportError:
                break
            imported += '.' + parts.pop(0)
    for part in parts:
        found = getattr(found, part)
    return found
