"""The history of lines and the completion of names, for programs that keep their own.

The prompt edits its lines itself, and has its own history; what a program does here is the program's affair.
"""

import os
from operator import index as _index

__all__ = [
    'add_history', 'append_history_file', 'backend', 'clear_history', 'get_begidx', 'get_completer',
    'get_completer_delims', 'get_completion_type', 'get_current_history_length', 'get_endidx', 'get_history_item',
    'get_history_length', 'get_line_buffer', 'insert_text', 'parse_and_bind', 'read_history_file',
    'read_init_file', 'redisplay', 'remove_history_item', 'replace_history_item', 'set_auto_history', 'set_completer',
    'set_completer_delims', 'set_completion_display_matches_hook', 'set_history_length', 'set_pre_input_hook',
    'set_startup_hook', 'write_history_file',
]

backend = 'readline'

_history: list = []
# The most lines that a file is to have; any number of them if it is negative.
_length = -1
_keeps_lines = True
_completer = None
_delimiters = ' \t\n`~!@#$%^&*()-=+[{]}\\|;:\'",<>/?'
_hooks: dict = {}
_bindings: dict = {}


def _text(value) -> str:
    if not isinstance(value, str):
        raise TypeError('bad argument type for built-in operation')
    if '\0' in value:
        raise ValueError('embedded null character')
    return value


def _open(filename, mode: str, otherwise: str = '~/.history'):
    path = os.path.expanduser(otherwise) if filename is None else os.fspath(filename)
    try:
        return open(path, mode, encoding='utf-8', errors='surrogateescape')
    except OSError as error:
        raise OSError(error.errno, error.strerror) from None


# Settings.

def parse_and_bind(string: str, /) -> None:
    """Take a line of settings, such as `tab: complete`."""
    line = _text(string).strip()
    if line and not line.startswith('#'):
        key, _, action = line.partition(':')
        _bindings[key.strip().lower()] = action.strip()


def read_init_file(filename=None, /) -> None:
    """Take the settings of a file."""
    with _open(filename, 'r', '~/.inputrc') as file:
        for line in file:
            parse_and_bind(line)


def set_auto_history(enabled, /) -> None:
    """Say whether lines that are read are to be kept."""
    global _keeps_lines
    _keeps_lines = bool(enabled)


# The line that is edited: there is none while a program runs.

def get_line_buffer() -> str:
    """Return the line that is edited."""
    return ''


def insert_text(string: str, /) -> None:
    """Put a text into the line that is edited."""
    _text(string)


def redisplay() -> None:
    """Show the line that is edited anew."""


# History.

def read_history_file(filename=None, /) -> None:
    """Add the lines of a file to the history."""
    with _open(filename, 'r') as file:
        _history.extend(line.rstrip('\n') for line in file)


def _shorten(filename) -> None:
    if _length < 0:
        return
    with _open(filename, 'r+') as file:
        lines = file.readlines()
        if len(lines) > _length:
            file.seek(0)
            file.truncate()
            file.writelines(lines[len(lines) - _length:])


def write_history_file(filename=None, /) -> None:
    """Write the history to a file."""
    with _open(filename, 'w') as file:
        file.writelines(line + '\n' for line in _history)
    _shorten(filename)


def append_history_file(nelements: int, filename=None, /) -> None:
    """Add the last lines of the history to a file, which has to exist."""
    nelements = _index(nelements)
    if nelements < 0:
        raise ValueError('nelements must be non-negative')
    with _open(filename, 'r+') as file:
        file.seek(0, os.SEEK_END)
        file.writelines(line + '\n' for line in _history[max(len(_history) - nelements, 0):])
    _shorten(filename)


def get_history_length() -> int:
    """Return how many lines a file may have; a negative number stands for no limit."""
    return _length


def set_history_length(length: int, /) -> None:
    """Say how many lines a file may have."""
    global _length
    _length = _index(length)


def get_current_history_length() -> int:
    """Return how many lines there are."""
    return len(_history)


def get_history_item(index: int, /) -> str | None:
    """Return a line; the first is number 1."""
    index = _index(index)
    return _history[index - 1] if 1 <= index <= len(_history) else None


def remove_history_item(pos: int, /) -> None:
    """Forget a line; the first is number 0 here."""
    if pos < 0:
        raise ValueError('History index cannot be negative')
    if pos >= len(_history):
        raise ValueError(f'No history item at position {pos}')
    del _history[pos]


def replace_history_item(pos: int, line: str, /) -> None:
    """Put another line in the place of one; the first is number 0 here."""
    line = _text(line)
    if pos < 0:
        raise ValueError('History index cannot be negative')
    if pos >= len(_history):
        raise ValueError(f'No history item at position {pos}')
    _history[pos] = line


def add_history(line: str, /) -> None:
    """Add a line to the history."""
    _history.append(_text(line))


def clear_history() -> None:
    """Forget all lines."""
    _history.clear()


# Completion and hooks.

def _set_hook(name: str, function) -> None:
    if function is None:
        _hooks.pop(name, None)
    elif callable(function):
        _hooks[name] = function
    else:
        raise TypeError(f'set_{name}(func): argument not callable')


def set_startup_hook(function=None, /) -> None:
    """Have a function called before the first prompt is shown."""
    _set_hook('startup_hook', function)


def set_pre_input_hook(function=None, /) -> None:
    """Have a function called after a prompt was shown."""
    _set_hook('pre_input_hook', function)


def set_completion_display_matches_hook(function=None, /) -> None:
    """Have a function show what a word may be completed to."""
    _set_hook('completion_display_matches_hook', function)


def set_completer(function=None, /) -> None:
    """Set the function that says what a word may be completed to: `function(text, state)`."""
    global _completer
    if function is not None and not callable(function):
        raise TypeError('set_completer(func): argument not callable')
    _completer = function


def get_completer():
    """Return the function that says what a word may be completed to."""
    return _completer


def get_completion_type() -> int:
    """Return how completion was asked for."""
    return 0


def get_begidx() -> int:
    """Return where the word begins that is completed."""
    return 0


def get_endidx() -> int:
    """Return where the word ends that is completed."""
    return 0


def set_completer_delims(string: str, /) -> None:
    """Set the characters between words."""
    global _delimiters
    _delimiters = _text(string)


def get_completer_delims() -> str:
    """Return the characters between words."""
    return _delimiters
