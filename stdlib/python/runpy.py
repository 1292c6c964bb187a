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
        __name__=name, __file__=file, __cached__=spec and spec.cached, __doc__=None, __loader__=spec and spec.loader,
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


def _run_module_code(code, init_globals=None, mod_name=None, mod_spec=None, pkg_name=None, script_name=None) -> dict:
    # Run code as a module of its own; return its names.
    file = script_name if mod_spec is None else mod_spec.origin
    package = pkg_name if mod_spec is None else mod_spec.parent
    return _run(code, init_globals, mod_name, mod_spec, file, package, True, file)


def _warn_if_imported(name: str) -> None:
    # An import of the parents that brings the module itself as well makes two of it.
    module = sys.modules.get(name)
    if module is not None and not hasattr(module, '__path__'):
        from warnings import warn
        package = name.rpartition('.')[0]
        warn(f'{name!r} found in sys.modules after import of package {package!r}, but prior to execution of {name!r}; '
             'this may result in unpredictable behaviour', RuntimeWarning)


def _details(name: str):
    if name.startswith('.'):
        raise ImportError('Relative module names not supported', name=name)
    package = name.rpartition('.')[0]
    if package:
        try:
            __import__(package)
        except ImportError as error:
            if error.name is None or error.name != package and not package.startswith(error.name + '.'):
                raise
        _warn_if_imported(name)
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        # A parent may be no package, or have something strange for a path.
        hint = ''
        if name.endswith('.py'):
            hint = f'. Try using {name[:-3]!r} instead of {name!r} as the module name.'
        raise ImportError(f'Error while finding module specification for {name!r} ({type(error).__name__}: {error}){hint}',
                          name=name) from error
    if spec is None:
        raise ImportError(f'No module named {name}', name=name)
    if spec.submodule_search_locations is not None:
        if name == '__main__' or name.endswith('.__main__'):
            raise ImportError('Cannot use package as __main__ module', name=name)
        try:
            return _details(f'{name}.__main__')
        except ImportError as error:
            if name not in sys.modules:
                raise
            raise ImportError(f'{error}; {name!r} is a package and cannot be directly executed', name=name) from None
    if spec.loader is None:
        raise ImportError(f'{name!r} is a namespace package and cannot be executed', name=name)
    code = _imp.get_code(spec)
    if code is None:
        raise ImportError(f'No code object available for {name}', name=name)
    return name, spec, code


def run_module(mod_name: str, init_globals: dict | None = None, run_name: str | None = None, alter_sys: bool = False) -> dict:
    """Run a module's code and return its names."""
    name, spec, code = _details(mod_name)
    file = spec.origin if spec.has_location else None
    return _run(code, init_globals, run_name or name, spec, file, spec.parent, alter_sys, file)


def run_path(path_name, init_globals: dict | None = None, run_name: str | None = None) -> dict:
    """Run a file, or the `__main__` of a folder or archive, and return its names."""
    path = os.fsdecode(path_name)
    name = run_name or '<run_path>'
    if not os.path.isdir(path):
        import zipfile
        if not zipfile.is_zipfile(path):
            return _run(_compiled(path), init_globals, name, None, path, name.rpartition('.')[0], True, path)
    sys.path.insert(0, path)
    # What runs may be the `__main__` of the folder, and asks for itself by that name.
    before = sys.modules.pop('__main__', None)
    try:
        try:
            _, spec, code = _details('__main__')
        except ImportError as error:
            if error.name != '__main__':
                raise
            raise ImportError(f"can't find '__main__' module in {path!r}", name='__main__') from error
        finally:
            if before is not None:
                sys.modules['__main__'] = before
        file = spec.origin
        return _run(code, init_globals, name, spec, file, spec.parent, True, path)
    finally:
        try:
            sys.path.remove(path)
        except ValueError:
            pass


def _compiled(path: str):
    with open(path, 'rb') as file:
        return compile(file.read(), path, 'exec')
