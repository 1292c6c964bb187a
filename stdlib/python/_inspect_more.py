"""The parts of `inspect` that few programs need: class trees, kinds of attributes, arguments of frames, comments."""

import enum
import linecache
import os
import types
from collections import namedtuple

import inspect as _inspect
from _signatures import formatannotation

__all__ = [
    'AGEN_CLOSED', 'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'ArgInfo', 'Arguments', 'Attribute',
    'BufferFlags', 'ClosureVars', 'classify_class_attrs',
    'findsource', 'formatannotation', 'formatannotationrelativeto', 'formatargvalues', 'getabsfile', 'getargs',
    'getargvalues', 'getasyncgenlocals', 'getasyncgenstate', 'getblock', 'getclasstree', 'getclosurevars',
    'getcomments', 'getlineno', 'ispackage', 'walktree',
]

__name__ = 'inspect'

AGEN_CREATED, AGEN_RUNNING = 'AGEN_CREATED', 'AGEN_RUNNING'
AGEN_SUSPENDED, AGEN_CLOSED = 'AGEN_SUSPENDED', 'AGEN_CLOSED'

ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')
Arguments = namedtuple('Arguments', 'args, varargs, varkw')
Attribute = namedtuple('Attribute', 'name kind defining_class object')
ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


class BufferFlags(enum.IntFlag):
    """What may be asked of an object that gives its memory."""

    SIMPLE = 0x0
    WRITABLE = 0x1
    FORMAT = 0x4
    ND = 0x8
    STRIDES = 0x10 | ND
    C_CONTIGUOUS = 0x20 | STRIDES
    F_CONTIGUOUS = 0x40 | STRIDES
    ANY_CONTIGUOUS = 0x80 | STRIDES
    INDIRECT = 0x100 | STRIDES
    CONTIG = ND | WRITABLE
    CONTIG_RO = ND
    STRIDED = STRIDES | WRITABLE
    STRIDED_RO = STRIDES
    RECORDS = STRIDES | WRITABLE | FORMAT
    RECORDS_RO = STRIDES | FORMAT
    FULL = INDIRECT | WRITABLE | FORMAT
    FULL_RO = INDIRECT | FORMAT
    READ = 0x100
    WRITE = 0x200


def ispackage(object) -> bool:
    """Say whether the object is a package."""
    return isinstance(object, types.ModuleType) and hasattr(object, '__path__')


# Classes.

def _kind_of(found, member) -> str:
    if isinstance(member, staticmethod) or isinstance(member, types.BuiltinMethodType):
        return 'static method'
    if isinstance(member, (classmethod, types.ClassMethodDescriptorType)):
        return 'class method'
    if isinstance(member, property):
        return 'property'
    return 'method' if _inspect.isroutine(found) else 'data'


def _home_of(cls: type, name: str, found, metaclasses: tuple):
    """Return the class that gives what `getattr` found, going by the object alone."""
    home = getattr(found, '__objclass__', None)
    if home in cls.__mro__:
        return home
    home = None
    for each in cls.__mro__:
        if getattr(each, name, None) is found:
            home = each
    for each in metaclasses:
        try:
            if each.__getattr__(cls, name) is found:
                home = each
        except AttributeError:
            pass
    return home


def classify_class_attrs(cls: type) -> list:
    """Return name, kind, defining class and object of everything that a class has, those of its metaclass included."""
    metaclasses = tuple(each for each in type(cls).__mro__ if each not in (type, object))
    names = dir(cls)
    for base in cls.__mro__:
        names += [name for name, value in vars(base).items()
                  if isinstance(value, types.DynamicClassAttribute) and value.fget is not None]
    result = []
    seen = set()
    for name in names:
        home = found = member = None
        if name not in seen and name != '__dict__':
            try:
                found = getattr(cls, name)
            except Exception:
                pass
            else:
                home = _home_of(cls, name, found, metaclasses)
        for base in (*cls.__mro__, *metaclasses):
            if name in vars(base):
                member = vars(base)[name]
                if home not in metaclasses:
                    home = base
                break
        if home is None:
            continue
        sort = _kind_of(found if found is not None else member, member)
        # What a descriptor gives says less than the descriptor.
        shown = member if found is None or sort in ('static method', 'class method', 'property') else found
        result.append(Attribute(name, sort, home, shown))
        seen.add(name)
    return result


def walktree(classes: list, children: dict, parent) -> list:
    """Return the part of a class tree below `parent`."""
    result = []
    for each in sorted(classes, key=lambda each: (each.__module__, each.__name__)):
        result.append((each, each.__bases__))
        if each in children:
            result.append(walktree(children[each], children, each))
    return result


def getclasstree(classes, unique: bool = False) -> list:
    """Arrange classes below their bases, as nested lists; with `unique` each stands in one place."""
    children: dict = {}
    roots = []
    for each in classes:
        if not each.__bases__:
            if each not in roots:
                roots.append(each)
            continue
        for base in each.__bases__:
            below = children.setdefault(base, [])
            if each not in below:
                below.append(each)
            if unique and base in classes:
                break
    roots.extend(base for base in children if base not in classes)
    return walktree(roots, children, None)


# Arguments.

def getargs(co) -> Arguments:
    """Return the names of the parameters of a code object."""
    if not _inspect.iscode(co):
        raise TypeError(f'{co!r} is not a code object')
    plain = co.co_argcount + co.co_kwonlyargcount
    rest = list(co.co_varnames[plain:])
    varargs = rest.pop(0) if co.co_flags & _inspect.CO_VARARGS else None
    varkw = rest.pop(0) if co.co_flags & _inspect.CO_VARKEYWORDS else None
    return Arguments(list(co.co_varnames[:plain]), varargs, varkw)


def getargvalues(frame) -> ArgInfo:
    """Return the parameters of a frame and all its variables."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name, formatvalue=lambda value: '=' + repr(value)) -> str:
    """Return what `getargvalues` gives as text."""
    parts = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        parts.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        parts.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f"({', '.join(parts)})"


def formatannotationrelativeto(object):
    """Return a function that writes annotations as they stand in the module of an object."""
    module = getattr(object, '__module__', None)
    return lambda annotation: formatannotation(annotation, module)


def getclosurevars(func) -> ClosureVars:
    """Return the nonlocal, global, built-in and unbound names of a function, and their values."""
    import builtins
    func = getattr(func, '__func__', func)
    if not _inspect.isfunction(func):
        raise TypeError(f'{func!r} is not a Python function')
    code = func.__code__
    nonlocals = {}
    for name, cell in zip(code.co_freevars, func.__closure__ or ()):
        try:
            nonlocals[name] = cell.cell_contents
        except ValueError:
            pass
    own = func.__globals__.get('__builtins__', builtins.__dict__)
    own = vars(own) if _inspect.ismodule(own) else own
    found, built_in, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            found[name] = func.__globals__[name]
        elif name in own:
            built_in[name] = own[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, built_in, unbound)


# Asynchronous generators.

def getasyncgenstate(agen) -> str:
    """Return AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_suspended:
        return AGEN_SUSPENDED
    return AGEN_CLOSED if agen.ag_frame is None else AGEN_CREATED


def getasyncgenlocals(agen) -> dict:
    """Return the local variables of an asynchronous generator."""
    if not _inspect.isasyncgen(agen):
        raise TypeError(f'{agen!r} is not a Python async generator')
    return {} if agen.ag_frame is None else agen.ag_frame.f_locals


# Source.

def getabsfile(object, _filename: str | None = None) -> str:
    """Return the absolute path of the file that an object comes from."""
    name = _inspect.getsourcefile(object) or _inspect.getfile(object) if _filename is None else _filename
    return os.path.normcase(os.path.abspath(name))


def getlineno(frame) -> int:
    """Return the line that a frame is at."""
    return frame.f_lineno


def findsource(object) -> tuple:
    """Return all lines of the file of an object, and the index of its first line."""
    filename = _inspect.getsourcefile(object) or _inspect.getfile(object)
    linecache.checkcache(filename)
    module = _inspect.getmodule(object, filename)
    lines = linecache.getlines(filename, None if module is None else vars(module))
    if not lines:
        raise OSError('could not get source code')
    if _inspect.ismodule(object):
        return lines, 0
    return lines, _inspect.getsourcelines(object)[1] - 1


def getblock(lines: list) -> list:
    """Return the lines of the block that begins with the first line."""
    from _inspect_sources import _block
    return _block(lines)


def getcomments(object) -> str | None:
    """Return the comment right above an object, or at the beginning of a module."""
    try:
        lines, start = findsource(object)
    except (OSError, TypeError):
        return None
    found = []
    if _inspect.ismodule(object):
        start = 1 if lines and lines[0].startswith('#!') else 0
        while start < len(lines) and lines[start].strip() in ('', '#'):
            start += 1
        while start < len(lines) and lines[start].startswith('#'):
            found.append(lines[start].expandtabs())
            start += 1
        return ''.join(found) or None
    margin = _inspect.indentsize(lines[start])
    while start and lines[start - 1].lstrip().startswith('#') and _inspect.indentsize(lines[start - 1]) == margin:
        start -= 1
        found.insert(0, lines[start].expandtabs().lstrip())
    while found and found[0].strip() == '#':
        found.pop(0)
    while found and found[-1].strip() == '#':
        found.pop()
    return ''.join(found) or None
