"""`%gil`, `%compare` and `%trace`: what needs another process, whose global lock is another one."""

import os
import sys

from . import _carried
from ._commands import CommandError, usage
from ._names import own


def gil(session, rest: str) -> None:
    """Say whether the lock is on, or have the prompt begin anew in the other mode."""
    now = 'on' if sys._is_gil_enabled() else 'off'
    wanted = rest.strip()
    if not wanted:
        print(f'The global lock is {now}.')
        return
    if wanted not in ('on', 'off'):
        raise usage('%gil')
    if wanted == now:
        print(f'The global lock is {now} already.')
        return
    if not session.is_terminal:
        raise CommandError('%gil changes the mode on a terminal only.')
    path, count, left = _carried.write(own(session))
    plural = '' if count == 1 else 's'
    print(f'An interpreter keeps its mode, so a new one begins: {count} name{plural} carried over by value.')
    if left:
        print(f'Left behind, because they cannot be copied: {", ".join(left)}.')
    print('Threads, tasks, open files and what modules hold do not go along.')
    session.restart = [wanted, path]


def restore(session, path: str) -> None:
    """Take over the names that the interpreter before this one has left."""
    try:
        missing = _carried.read(path, session.namespace)
    except Exception as error:
        print(f'Nothing could be carried over: {type(error).__name__}: {error}')
        return
    os.unlink(path)
    if missing:
        print(f'Not found here: {", ".join(missing)}.')


def _program(session, code: str, folder: str) -> str:
    path, _, left = _carried.write(own(session))
    target = os.path.join(folder, 'prompt.py')
    names = os.path.join(folder, 'names')
    os.replace(path, names)
    if left:
        print(f'Not there, because they cannot be copied: {", ".join(left)}.')
    with open(target, 'w', encoding='utf-8') as file:
        # One line, so that the lines of the code have the numbers that follow.
        file.write(f"import _prompt._carried; _prompt._carried.read({names!r}, globals()); del _prompt\n{code}\n")
    return target


def _run(session, command: str, options: list[str], code: str) -> None:
    import subprocess
    import tempfile
    with tempfile.TemporaryDirectory(prefix='weft-') as folder:
        program = _program(session, code, folder)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        try:
            subprocess.run([sys.executable, command, *options, program], check=False)
        except KeyboardInterrupt:
            print('KeyboardInterrupt')


def compare(session, rest: str) -> None:
    """Run code in both modes with `weft compare`."""
    if not rest:
        raise usage('%compare')
    _run(session, 'compare', [], rest)


def trace(session, rest: str) -> None:
    """Run code with `weft trace`."""
    options = []
    while rest.startswith(('-o ', '--svg ')):
        option, _, rest = rest.partition(' ')
        value, _, rest = rest.lstrip().partition(' ')
        options += [option, value]
        rest = rest.lstrip()
    if not rest:
        raise usage('%trace')
    _run(session, 'trace', options, rest)
