"""Running modules and files as programs."""

import importlib.util
import os
import sys
import types

import _imp

__all__ = ['run_module', 'run_path']


class _Temporary:
    """Puts a module and argv[0] in place for a while."""

    def __init__(self, name: str, module, argument) -> None:
        self.name, self.module, self.argument = name, module, argument

    def __enter__(self):
        self.before = sys.modules.get(self.name)
        self.argument_before = sys.argv[0]
        sys.modules[self.name] = self.module
        sys.argv[0] = self.argument
        return self.module

    def __exit__(self, *details) -> None:
        if self.before is None:
            sys.modules.pop(self.name, None)
        else:
            sys.modules[self.name] = self.before
        sys.argv[0] = self.argument_before


def _prepare(namespace: dict, init_globals, name: str, spec, file, package) -> dict:
    if init_globals is not None:
        namespace.update(init_globals)
    namespace.update(
        __name__=name, __file__=file, __cached__=None, __doc__=None, __loader__=spec and spec.loader,
        __package__=package, __spec__=spec)
    return namespace


def _run(code, init_globals, name: str, spec, file, package, alter_sys: bool, argument) -> dict:
    if not alter_sys:
        namespace = _prepare({}, init_globals, name, spec, file, package)
        exec(code, namespace)
        return namespace
    module = types.ModuleType(name)
    with _Temporary(name, module, argument):
        _prepare(module.__dict__, init_globals, name, spec, file, package)
        exec(code, module.__dict__)
        return module.__dict__.copy()


def _details(name: str):
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise ImportError(f'No module named {name}', name=name)
    if spec.submodule_search_locations is not None:
        if name == '__main__' or name.endswith('.__main__'):
            raise ImportError('Cannot use package as __main__ module')
        try:
            return _details(f'{name}.__main__')
        except ImportError as error:
            raise ImportError(f'{error}; {name!r} is a package and cannot be directly executed') from None
    code = _imp.get_code(spec)
    if code is None:
        raise ImportError(f'No code object available for {name}')
    return name, spec, code


def run_module(mod_name: str, init_globals: dict | None = None, run_name: str | None = None, alter_sys: bool = False) -> dict:
    """Run a module's code and return its names."""
    name, spec, code = _details(mod_name)
    file = spec.origin if spec.has_location else None
    return _run(code, init_globals, run_name or name, spec, file, spec.parent, alter_sys, file)


def run_path(path_name, init_globals: dict | None = None, run_name: str | None = None) -> dict:
    """Run a file, or the `__main__.py` of a folder, and return its names."""
    path = os.fsdecode(path_name)
    name = run_name or '<run_path>'
    if os.path.isdir(path):
        sys.path.insert(0, path)
        try:
            code = _compiled(os.path.join(path, '__main__.py'))
            return _run(code, init_globals, name, None, os.path.join(path, '__main__.py'), '', True, path)
        finally:
            sys.path.remove(path)
    import zipfile
    if zipfile.is_zipfile(path):
        from zipimport import zipimporter
        sys.path.insert(0, path)
        try:
            importer = zipimporter(path)
            code = importer.get_code('__main__')
            return _run(code, init_globals, name, None, importer.get_filename('__main__'), '', True, path)
        finally:
            sys.path.remove(path)
    return _run(_compiled(path), init_globals, name, None, path, name.rpartition('.')[0], True, path)


def _compiled(path: str):
    with open(path, 'rb') as file:
        return compile(file.read(), path, 'exec')
