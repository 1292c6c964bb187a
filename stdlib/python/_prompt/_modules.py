"""Completion of import statements: names of modules, and what can be imported from them, without importing anything."""

import re
import sys

_FROM = re.compile(r'\s*from\s+([\w.]+)\s+import\s+(?:\(\s*)?(?:.*,\s*)?(\w*)$')
_MODULE = re.compile(r'\s*(?:from|import)\s+(?:.*,\s*)?([\w.]*)$')
_KEYWORD = re.compile(r'(\s*from\s+[\w.]+\s+)(i?m?p?o?r?)$')
_DEFINED = re.compile(r'^(?:async\s+)?(?:def|class)\s+(\w+)|^(\w+)\s*(?::[^=]+)?=[^=]', re.MULTILINE)


def complete(line: str, namespace: dict) -> tuple[str, list[str]] | None:
    """Complete the end of an import statement; None if the line is none."""
    statement = line.rpartition(';')[2]
    found = _FROM.match(statement)
    if found:
        return found[2], _members(found[1], found[2])
    found = _MODULE.match(statement)
    if found:
        word = found[1]
        if word.startswith('.'):
            return word, []
        parent, dot, name = word.rpartition('.')
        names = _submodules(parent) if dot else _top_level()
        return word, sorted(parent + dot + each for each in names if _is_offered(each, name))
    found = _KEYWORD.match(statement)
    if found:
        return found[2], ['import ']
    return None


def _is_offered(name: str, prefix: str) -> bool:
    return name.startswith(prefix) and (prefix.startswith('_') or not name.startswith('_'))


def _top_level() -> set[str]:
    import pkgutil
    names = set(sys.builtin_module_names) | set(getattr(sys, 'stdlib_module_names', ()))
    names.update(name.partition('.')[0] for name in list(sys.modules))
    names = {name for name in names if _is_there(name)}
    names.update(each.name for each in pkgutil.iter_modules())
    names.discard('__main__')
    return {name for name in names if name.isidentifier()}


def _is_there(name: str) -> bool:
    """Whether a module of the library's list exists here."""
    if name in sys.modules or name in sys.builtin_module_names:
        return True
    return _specification(name) is not None


def _specification(name: str):
    from importlib.util import find_spec
    parent = name.rpartition('.')[0]
    # To look for a module inside a package would import that.
    if parent and parent not in sys.modules:
        return None
    try:
        return find_spec(name)
    except (ImportError, ValueError, AttributeError):
        return None


def _submodules(parent: str) -> set[str]:
    import pkgutil
    module = sys.modules.get(parent)
    specification = getattr(module, '__spec__', None) if module is not None else _specification(parent)
    locations = getattr(specification, 'submodule_search_locations', None)
    if locations is None:
        return set()
    loaded = {name[len(parent) + 1:] for name in list(sys.modules) if name.startswith(parent + '.')}
    return {each.name for each in pkgutil.iter_modules(locations)} | {name for name in loaded if '.' not in name}


def _members(name: str, prefix: str) -> list[str]:
    module = sys.modules.get(name)
    if module is not None:
        names = {each for each in dir(module) if isinstance(each, str)}
    else:
        specification = _specification(name)
        try:
            text = specification.loader.get_source(name) or ''
        except (ImportError, AttributeError, OSError, UnicodeError):
            text = ''
        names = {one or other for one, other in _DEFINED.findall(text)}
    return sorted(each for each in names | _submodules(name) if _is_offered(each, prefix))
