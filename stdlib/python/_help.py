"""What `help` prints."""

import sys


def _signature(thing) -> str:
    return getattr(thing, '__text_signature__', None) or '(...)'


def _indented(text: str, width: int = 4) -> str:
    return '\n'.join(' ' * width + line if line else '' for line in text.splitlines())


def _members(owner: type):
    for name, member in vars(owner).items():
        if callable(getattr(owner, name, None)) and not (name.startswith('_') and not name.startswith('__')):
            yield name, member


def _describe(thing) -> str:
    name = getattr(thing, '__name__', None) or type(thing).__name__
    doc = (getattr(thing, '__doc__', None) or '').strip()
    if isinstance(thing, type(sys)):
        lines = [f'NAME\n{_indented(name)}']
        if doc:
            lines.append(f'DESCRIPTION\n{_indented(doc)}')
        names = [n for n in dir(thing) if not n.startswith('_')]
        lines.append('CONTENTS\n' + _indented('\n'.join(names)))
        return '\n\n'.join(lines)
    if isinstance(thing, type):
        bases = ', '.join(base.__name__ for base in thing.__bases__)
        lines = [f'class {name}({bases})']
        if doc:
            lines.append(_indented(doc))
        for member, value in _members(thing):
            about = (getattr(value, '__doc__', None) or '').strip()
            lines.append(_indented(member + '(...)' + ('\n' + _indented(about) if about else '')))
        return '\n\n'.join(lines)
    if callable(thing):
        head = name + _signature(thing)
        return head + ('\n' + _indented(doc) if doc else '')
    return _describe(type(thing))


def show(*things) -> None:
    """Print help on the given objects."""
    if not things:
        print('help(object) shows what an object is and does; dir(object) lists its names.')
        return
    for thing in things:
        if isinstance(thing, str):
            from importlib import import_module
            try:
                thing = import_module(thing)
            except ImportError:
                print(f'No Python documentation found for {thing!r}.')
                continue
        kind = 'module' if isinstance(thing, type(sys)) else 'class' if isinstance(thing, type) else type(thing).__name__
        name = getattr(thing, '__name__', type(thing).__name__)
        print(f'Help on {kind} {name}:\n\n{_describe(thing)}\n')
