"""Completion: what can stand in place of the end of a text, from names, attributes, keys, modules, keywords and paths."""

import builtins
import keyword
import sys

from . import _commands, _modules

_CLOSED = object()
_MOST = 500
_COMMANDS_WITH_PATHS = ('%run', '%load', '%save')


def complete(before: str, namespace: dict) -> list[str]:
    """Give the end of the text that is to be replaced, and what can stand there; nothing that raises is told."""
    try:
        prefix, found = _find(before, namespace)
    except Exception:
        return ['']
    names = list(dict.fromkeys(found))
    if len(names) > _MOST:
        # What all have in common is typed at once, and that is what the first and the last have.
        names.sort()
        del names[_MOST - 1:-1]
    return [prefix, *names]


def _find(before: str, namespace: dict) -> tuple[str, list[str]]:
    line = before.rpartition('\n')[2]
    if before.startswith('%') and '\n' not in before:
        first, gap, rest = before.partition(' ')
        if not gap:
            return before, [name + ' ' for name in _commands.names() if name.startswith(before)]
        if first in _COMMANDS_WITH_PATHS:
            word = rest.rpartition(' ')[2]
            return word, paths(word)
    quote, inside, text = _open_string(before)
    if quote:
        key = _keys(text, inside, quote, namespace)
        return key if key is not None else (inside, paths(inside))
    found = _modules.complete(line, namespace)
    if found is not None:
        return found
    start = len(line)
    while start and (line[start - 1].isidentifier() or line[start - 1].isdecimal()):
        start -= 1
    prefix, rest = line[start:], line[:start].rstrip() if line[:start].endswith('.') else line[:start]
    if rest.endswith('.'):
        owner = _value(rest[:-1].rstrip(), namespace)
        return prefix, [] if owner is _CLOSED else attributes(owner, prefix)
    if prefix[:1].isdecimal():
        return prefix, []
    return prefix, _names(prefix, rest, namespace)


def _names(prefix: str, rest: str, namespace: dict) -> list[str]:
    if not prefix:
        return []
    words = [word for word in (*keyword.kwlist, *keyword.softkwlist) if word != '_' and word.startswith(prefix)]
    named = [name for name in (*namespace, *vars(builtins)) if isinstance(name, str) and name.startswith(prefix)]
    if not prefix.startswith('_'):
        named = [name for name in named if not name.startswith('_')]
    return sorted(set(words + named + _parameters(prefix, rest, namespace)))


def _parameters(prefix: str, rest: str, namespace: dict) -> list[str]:
    """Names of parameters of the function whose call is open."""
    depth = 0
    for index in range(len(rest) - 1, -1, -1):
        character = rest[index]
        if character in ')]}':
            depth += 1
        elif character in '([{':
            if depth == 0:
                break
            depth -= 1
    else:
        return []
    if rest[index] != '(' or rest.rstrip()[-1:] not in '(,':
        return []
    function = _value(rest[:index], namespace)
    if function is _CLOSED or not callable(function):
        return []
    import inspect
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return []
    plain = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    return [f'{each.name}=' for each in parameters if each.kind in plain and each.name.startswith(prefix)]


def attributes(owner, prefix: str) -> list[str]:
    """Names of attributes; those that begin with an underscore only if they are asked for."""
    names = {name for name in dir(owner) if isinstance(name, str) and name.startswith(prefix)}
    names.discard('__builtins__')
    if not prefix.startswith('_'):
        public = {name for name in names if not name.startswith('_')}
        names = public or (names if prefix else set())
    elif not prefix.startswith('__'):
        names = {name for name in names if not name.startswith('__')} or names
    return sorted(names)


def _value(text: str, namespace: dict):
    """The value of a dotted name with constant subscripts at the end of a text, found without calling anything."""
    steps, rest = [], text
    while True:
        if rest.endswith(']'):
            at = rest.rfind('[')
            try:
                import ast
                key = ast.literal_eval(rest[at + 1:-1].strip())
            except (ValueError, SyntaxError, MemoryError, RecursionError):
                return _CLOSED
            steps.append(('item', key))
            rest = rest[:at]
            if rest[-1:] not in (']', '"', "'") and not (rest[-1:].isidentifier() or rest[-1:].isdecimal()):
                return _CLOSED
            continue
        start = len(rest)
        while start and (rest[start - 1].isidentifier() or rest[start - 1].isdecimal()):
            start -= 1
        name, rest = rest[start:], rest[:start]
        if not name:
            value = _literal(rest)
            break
        if rest.endswith('.'):
            steps.append(('attribute', name))
            rest = rest[:-1]
            continue
        if name.isdecimal() or rest[-1:] in ('"', "'"):
            return _CLOSED
        if name in namespace:
            value = namespace[name]
        elif hasattr(builtins, name):
            value = getattr(builtins, name)
        else:
            return _CLOSED
        break
    for kind, step in reversed(steps):
        if value is _CLOSED:
            return value
        if kind == 'attribute':
            value = getattr(value, step, _CLOSED)
        elif type(value) in (list, tuple, dict, str):
            try:
                value = value[step]
            except (LookupError, TypeError):
                return _CLOSED
        else:
            return _CLOSED
    return value


def _literal(text: str):
    if text.endswith(('"', "'")):
        return b'' if text.rstrip('"\'').endswith(('b', 'B')) else ''
    return _CLOSED


def _open_string(text: str) -> tuple[str, str, str]:
    """The quote of the string that is open at the end of a text, what is in it, and the text before it."""
    index, length = 0, len(text)
    while index < length:
        character = text[index]
        if character == '#':
            end = text.find('\n', index)
            if end < 0:
                return '', '', text
            index = end
        elif character in '"\'':
            quote = character * 3 if text.startswith(character * 3, index) else character
            start = index
            index += len(quote)
            while index < length and not text.startswith(quote, index):
                if text[index] == '\\':
                    index += 1
                elif text[index] == '\n' and len(quote) == 1:
                    break
                index += 1
            if index >= length:
                return quote, text[start + len(quote):], text[:start]
            index += len(quote) if text[index] != '\n' else 0
            continue
        index += 1
    return '', '', text


def _keys(text: str, inside: str, quote: str, namespace: dict) -> tuple[str, list[str]] | None:
    """Keys of a dict whose subscript is open before the string."""
    if not text.endswith('['):
        return None
    owner = _value(text[:-1], namespace)
    if not isinstance(owner, dict):
        return None
    keys = [key for key in dict.keys(owner) if type(key) is str and key.startswith(inside)]
    return inside, [key + quote + ']' for key in keys if '\n' not in key and quote not in key and '\\' not in key]


def paths(word: str) -> list[str]:
    """Paths that begin so; folders end in a slash."""
    import os
    folder, name = os.path.split(word)
    shown = word[:len(word) - len(name)]
    try:
        with os.scandir(os.path.expanduser(folder) or '.') as entries:
            found = [(entry.name, entry.is_dir()) for entry in entries]
    except OSError:
        return []
    return sorted(
        shown + entry + ('/' if is_folder else '') for entry, is_folder in found
        if entry.startswith(name) and (name.startswith('.') or not entry.startswith('.'))
    )
