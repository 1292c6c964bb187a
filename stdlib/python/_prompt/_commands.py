"""The commands of the prompt, which begin with `%`: what there is, and finding the one that was typed."""

import re

_COMMANDS = {
    '%time': ('_measuring', 'time', 'STATEMENT', 'run it once and say how long it took'),
    '%timeit': ('_measuring', 'timeit', '[-n N] [-r N] STATEMENT', 'run it many times and say how long one takes'),
    '%run': ('_files', 'run', '[-i] FILE [ARGUMENT ...]', 'run a program, and keep its names'),
    '%load': ('_files', 'load', 'FILE', 'put a file into the line, to be edited and run'),
    '%save': ('_files', 'save', '[-f] [-a] FILE [N[-M] ...]', 'write what was typed to a file, all of it or some'),
    '%who': ('_names', 'who', '[TYPE ...]', 'list the names of this session'),
    '%reset': ('_names', 'reset', '[-f]', 'forget them; -f does not ask'),
    '%gil': ('_modes', 'gil', '[on|off]', 'show the mode of the global lock, or begin anew in another'),
    '%compare': ('_modes', 'compare', 'CODE', 'run code with the lock and without it, and say what that changes'),
    '%trace': ('_modes', 'trace', '[-o FILE] [--svg FILE] CODE', 'run code and write a timeline of its threads'),
    '%threads': ('_activity', 'threads', '', 'list the threads and where they are'),
    '%tasks': ('_activity', 'tasks', '', 'list the tasks of the event loop and where they are'),
    '%help': ('_commands', 'show_help', '', 'print this list'),
}
_QUESTION = re.compile(r'(\?{1,2})\s*([A-Za-z_][\w.]*)$|([A-Za-z_][\w.]*)\s*(\?{1,2})$')


class CommandError(Exception):
    """What is wrong with a command; it is shown as one line."""


def names() -> list[str]:
    """The names of the commands."""
    return list(_COMMANDS)


def find(text: str) -> tuple[str, str] | None:
    """The command that a text is, and what follows its name; None if it is a program."""
    text = text.strip()
    if text.startswith('%'):
        name, _, rest = text.partition(' ')
        first, newline, more = name.partition('\n')
        return first, (more + rest if newline else rest.strip())
    question = _QUESTION.fullmatch(text) if '?' in text else None
    if question is not None:
        return '?', question[2] or question[3]
    return None


def call(session, name: str, rest: str) -> None:
    """Run a command, and print what is wrong with it."""
    if name == '?':
        _show_help_on(session, rest)
        return
    if name not in _COMMANDS:
        print(f'There is no command {name}; %help lists them.')
        return
    module, function, _, _ = _COMMANDS[name]
    import importlib
    try:
        getattr(importlib.import_module('_prompt.' + module), function)(session, rest)
    except CommandError as error:
        print(error)


def usage(name: str) -> CommandError:
    """The error that says how a command is used."""
    return CommandError(f'usage: {name} {_COMMANDS[name][2]}'.rstrip())


def show_help(session, rest: str) -> None:
    """`%help`."""
    heads = [f'{name} {arguments}'.rstrip() for name, (_, _, arguments, _) in _COMMANDS.items()]
    width = max(map(len, heads))
    for head, (_, _, _, meaning) in zip(heads, _COMMANDS.values()):
        print(f'{head:{width}}  {meaning}')
    print(f'{"NAME?":{width}}  help on something, as help(NAME)')
    print('\nTab completes, Ctrl-R searches what was typed before, Alt-Enter begins a new line.')


def _show_help_on(session, name: str) -> None:
    import builtins
    first, *rest = name.split('.')
    if first in session.namespace:
        value = session.namespace[first]
    elif hasattr(builtins, first):
        value = getattr(builtins, first)
    else:
        print(f'There is nothing called {name}.')
        return
    for attribute in rest:
        try:
            value = getattr(value, attribute)
        except AttributeError:
            print(f'There is nothing called {name}.')
            return
    help(value)
