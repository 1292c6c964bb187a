"""What `help` prints: a title, a signature and documentation of functions, classes, modules and what else there is."""

import builtins
import inspect
import sys

_HIDDEN = frozenset((
    '__annotate__', '__annotate_func__', '__annotations__', '__annotations_cache__', '__author__', '__builtins__',
    '__credits__', '__date__', '__doc__', '__docformat__', '__file__', '__firstlineno__', '__keywords__', '__loader__',
    '__module__', '__name__', '__package__', '__path__', '__qualname__', '__slots__', '__spec__',
    '__static_attributes__', '__version__',
))
_RULE = '-' * 70
_WIDEST = 70
_MOST_SUBCLASSES = 4
_KINDS = {
    'method': 'Methods', 'class method': 'Class methods', 'static method': 'Static methods',
    'readonly property': 'Readonly properties', 'data descriptor': 'Data descriptors',
    'data': 'Data and other attributes',
}


def _is_shown(name: str, owner=None) -> bool:
    if name in _HIDDEN:
        return False
    if name.startswith('__') and name.endswith('__'):
        return True
    if name.startswith('_') and hasattr(owner, '_fields'):
        return True
    return not name.startswith('_')


def _own_doc(thing) -> str:
    doc = getattr(thing, '__doc__', None)
    if not isinstance(doc, str):
        return ''
    if not isinstance(thing, type) and doc == type(thing).__doc__ and not inspect.isroutine(thing):
        return ''
    return inspect.cleandoc(doc)


def _doc(thing) -> str:
    if isinstance(thing, (type, type(sys))):
        return _own_doc(thing)
    doc = inspect.getdoc(thing) or ''
    # An object without documentation of its own shows that of its class.
    return '' if doc and doc == inspect.cleandoc(type(thing).__doc__ or '') else doc.strip()


def _indented(text: str, prefix: str = '    ') -> str:
    return '\n'.join((prefix + line).rstrip() for line in text.split('\n'))


def _signature(thing) -> str:
    try:
        return str(inspect.signature(thing))
    except (ValueError, TypeError):
        return ''


def _class_name(owner: type, module: str) -> str:
    if owner.__module__ == module:
        return owner.__name__
    return f'{owner.__module__}.{owner.__name__}'


def _note(thing) -> str:
    """Says what a method belongs to, for one that is not shown inside its class."""
    bound_to = getattr(thing, '__self__', None)
    if isinstance(bound_to, type) and inspect.ismethod(thing):
        return f' class method of {_class_name(bound_to, "")}'
    if bound_to is not None and not isinstance(bound_to, type(sys)):
        return f' method of {_class_name(type(bound_to), "")} instance'
    if inspect.ismethoddescriptor(thing) and isinstance(getattr(thing, '__objclass__', None), type):
        return f' unbound {_class_name(thing.__objclass__, "")} method'
    return ''


def _routine(thing, name: str, inside: type | None = None) -> str:
    real = getattr(thing, '__name__', None) or name
    title = name if name == real else f'{name} = {real}'
    arguments = _signature(thing)
    if real == '<lambda>':
        title = f'{name} lambda '
        arguments = arguments[1:-1]
    if not arguments and real != '<lambda>':
        arguments = '(...)'
    head = title + arguments + ('' if inside is not None else _note(thing))
    if inspect.iscoroutinefunction(thing) or inspect.isasyncgenfunction(thing):
        head = 'async ' + head
    # Another name of a method of the same class has no need to say it all again.
    doc = '' if title != name and inside is not None and vars(inside).get(real) is thing else _doc(thing)
    return head + '\n' + (_indented(doc) + '\n' if doc else '')


def _described(thing, name: str) -> str:
    doc = _doc(thing)
    return (name + '\n' if name else '') + (_indented(doc) + '\n' if doc else '')


def _value(thing, name: str) -> str:
    shown = repr(thing)
    room = _WIDEST - len(name) - 3
    return f'{name} = {shown if len(shown) <= room else shown[:room] + "..."}\n'


def _kind(member) -> str:
    if isinstance(member, staticmethod):
        return 'static method'
    if isinstance(member, classmethod):
        return 'class method'
    if isinstance(member, property):
        return 'readonly property' if member.fset is None and member.fdel is None else 'data descriptor'
    sort = type(member).__name__
    if inspect.isroutine(member):
        is_bound = sort in ('classmethod_descriptor', 'builtin_function_or_method')
        return 'class method' if is_bound else 'method'
    if hasattr(type(member), '__set__') or hasattr(type(member), '__delete__') or sort == 'getset_descriptor':
        return 'data descriptor'
    return 'data'


def _members(owner: type):
    """Yield a name, the class that defines it, its kind and itself for everything that a class has."""
    names = dict.fromkeys(name for each in owner.__mro__ for name in vars(each))
    for name in sorted(names):
        if not _is_shown(name, owner):
            continue
        for each in owner.__mro__:
            if name in vars(each):
                yield name, each, _kind(vars(each)[name]), vars(each)[name]
                break


def _member(owner: type, name: str, kind: str, member) -> str:
    if kind == 'data':
        return _value(member, name)
    if kind in ('readonly property', 'data descriptor'):
        return _described(member, name)
    if kind == 'method':
        return _routine(member, name, owner)
    return _routine(getattr(owner, name, member), name, owner)


def _subclasses(owner: type) -> list:
    names = sorted(each.__name__ for each in type.__subclasses__(owner)
                   if not each.__name__.startswith('_') and each.__module__ == 'builtins')
    if not names:
        return []
    shown = names[:_MOST_SUBCLASSES]
    lines = ['Built-in subclasses:', *('    ' + name for name in shown)]
    if len(names) > len(shown):
        plural = '' if len(names) == len(shown) + 1 else 'es'
        lines.append(f'    ... and {len(names) - len(shown)} other subclass{plural}')
    return ['\n'.join(lines) + '\n']


def _class(owner: type, name: str | None = None) -> str:
    module = owner.__module__
    title = 'class ' + owner.__name__ if name in (None, owner.__name__) else f'{name} = class {owner.__name__}'
    if owner.__bases__:
        title += '(' + ', '.join(_class_name(base, module) for base in owner.__bases__) + ')'
    parts = []
    arguments = _signature(owner)
    if arguments and arguments != '()':
        parts.append(owner.__name__ + arguments + '\n')
    if doc := _own_doc(owner):
        parts.append(doc + '\n')
    if len(owner.__mro__) > 2:
        order = ('    ' + _class_name(base, module) for base in owner.__mro__)
        parts.append('Method resolution order:\n' + '\n'.join(order) + '\n')
    parts.extend(_subclasses(owner))
    members = list(_members(owner))
    divided = False
    for each in owner.__mro__:
        if each is object and owner is not object:
            continue
        where = 'defined here' if each is owner else 'inherited from ' + _class_name(each, module)
        for kind, heading in _KINDS.items():
            found = [(name, member) for name, definer, sort, member in members if definer is each and sort == kind]
            if not found:
                continue
            if divided:
                parts.append(_RULE)
            divided = True
            text = f'{heading} {where}:\n\n' + '\n'.join(_member(owner, name, kind, member) for name, member in found)
            if parts and parts[-1] == _RULE:
                parts[-1] = _RULE + '\n' + text
            else:
                parts.append(text)
    if not parts:
        return title + '\n'
    return title + '\n' + _indented('\n'.join(parts).rstrip(), ' |  ') + '\n'


def _module(module) -> str:
    name = module.__name__
    summary, _, rest = _own_doc(module).partition('\n')
    sections = [('NAME', name + (' - ' + summary if summary else ''))]
    if rest.strip():
        sections.append(('DESCRIPTION', rest.strip('\n')))
    names = getattr(module, '__all__', None)
    classes, functions, data = [], [], []
    for key, value in sorted(vars(module).items(), key=lambda pair: pair[0]):
        if key not in names if names is not None else not _is_shown(key):
            continue
        if isinstance(value, type):
            if names is not None or value.__module__ == name:
                classes.append(_class(value, key))
        elif inspect.isroutine(value):
            if names is not None or getattr(value, '__module__', name) in (name, None):
                functions.append(_routine(value, key, module))
        elif not isinstance(value, type(sys)):
            data.append(_value(value, key).rstrip())
    for heading, items in (('CLASSES', classes), ('FUNCTIONS', functions), ('DATA', data)):
        if items:
            sections.append((heading, '\n'.join(items).rstrip()))
    if version := getattr(module, '__version__', None):
        sections.append(('VERSION', str(version)))
    sections.append(('FILE', getattr(module, '__file__', None) or '(built-in)'))
    return '\n\n'.join(f'{heading}\n{_indented(text)}' for heading, text in sections) + '\n\n'


def _subject(thing) -> str:
    name = getattr(thing, '__name__', '')
    if isinstance(thing, type(sys)):
        if name in sys.builtin_module_names:
            return 'built-in module ' + name
        return ('package ' if hasattr(thing, '__path__') else 'module ') + name
    if isinstance(thing, type):
        return 'class ' + name
    if inspect.isbuiltin(thing):
        return 'built-in function ' + name
    if inspect.isfunction(thing):
        return 'function ' + name
    if inspect.ismethod(thing):
        return 'method ' + name
    if inspect.ismethoddescriptor(thing) and name:
        kind = type(thing).__name__
        return kind.replace('_', ' ') + ' ' + name
    return type(thing).__name__


def _find(path: str):
    """Find what a dotted name means: a built-in, a module, or something in one."""
    from importlib import import_module
    parts = path.split('.')
    if hasattr(builtins, parts[0]):
        thing, rest = getattr(builtins, parts[0]), parts[1:]
    else:
        for count in range(len(parts), 0, -1):
            try:
                thing, rest = import_module('.'.join(parts[:count])), parts[count:]
                break
            except ImportError:
                continue
        else:
            raise LookupError(path)
    for part in rest:
        try:
            thing = getattr(thing, part)
        except AttributeError:
            raise LookupError(path) from None
    return thing


def text_of(thing, title: str = 'Help on %s:', path: str | None = None) -> str:
    """Give the help on an object as text."""
    subject = _subject(thing)
    module = getattr(thing, '__module__', None) or getattr(type(thing), '__module__', None)
    if isinstance(thing, property) or isinstance(thing, type(sys)) or not isinstance(module, str):
        module = None
    elif inspect.isbuiltin(thing) and not isinstance(getattr(thing, '__self__', None), type(sys)):
        module = None
    elif inspect.ismethoddescriptor(thing):
        module = None
    if module:
        subject += ' in module ' + module
    special = (isinstance(thing, (type, type(sys), property)) or inspect.isroutine(thing)
               or inspect.isdatadescriptor(thing))
    if not special:
        subject += ' object'
        thing = type(thing)
    name = getattr(thing, '__name__', '')
    if isinstance(thing, type(sys)):
        body = _module(thing)
    elif isinstance(thing, type):
        body = _class(thing)
    elif inspect.isroutine(thing):
        body = _routine(thing, path or name)
    else:
        body = _described(thing, name)
    return (title % subject) + '\n\n' + body


def show(*things) -> None:
    """Print help on the given objects."""
    if not things:
        print('help(object) shows what an object is and does; dir(object) lists its names.')
        return
    for thing in things:
        if isinstance(thing, str) and thing:
            try:
                found = _find(thing)
            except LookupError:
                print(f'No Python documentation found for {thing!r}.\nUse help() to get the interactive help utility.\n'
                      'Use help(str) for help on the str class.\n')
                continue
            print(text_of(found, f'Help on %s{" in " + thing.rpartition(".")[0] if "." in thing else ""}:', thing))
            continue
        print(text_of(thing))
