"""`%run`, `%load` and `%save`."""

import os
import sys

from ._commands import CommandError, usage


def _split(rest: str, name: str) -> list[str]:
    import shlex
    try:
        return [os.path.expanduser(word) for word in shlex.split(rest)]
    except ValueError as error:
        raise CommandError(f'{name}: {error}') from None


def _text(path: str) -> str:
    import tokenize
    try:
        with tokenize.open(path) as file:
            return file.read()
    except (OSError, SyntaxError, UnicodeError) as error:
        reason = getattr(error, 'strerror', None) or error
        raise CommandError(f'{path}: {reason}') from None


def run(session, rest: str) -> None:
    """Run a program in the namespace of the session, so that its names stay."""
    words = _split(rest, '%run')
    if words[:1] == ['-i']:
        # It sees the names of the session in any case.
        del words[0]
    if not words:
        raise usage('%run')
    path = words[0]
    if not os.path.exists(path) and os.path.exists(path + '.py'):
        path += '.py'
    text = _text(path)
    namespace = session.namespace
    before = sys.argv, sys.path[:], namespace.get('__file__')
    sys.argv = [path, *words[1:]]
    sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
    namespace['__file__'] = path
    try:
        code = compile(text, os.path.abspath(path), 'exec', 0, True)
        session.background.prepare()
        session.background.beside(exec, code, namespace)
    except SystemExit as leaving:
        # A program that leaves ends, and the prompt goes on.
        if leaving.code not in (None, 0):
            print(f'{path} left with {leaving.code}')
    except BaseException as error:
        session.show(error, os.path.abspath(path))
    finally:
        sys.argv, sys.path[:] = before[0], before[1]
        if before[2] is None:
            namespace.pop('__file__', None)
        else:
            namespace['__file__'] = before[2]


def load(session, rest: str) -> None:
    """Have the prompt begin its next line with the text of a file."""
    words = _split(rest, '%load')
    if len(words) != 1:
        raise usage('%load')
    session.loaded = _text(words[0]).rstrip('\n')


def save(session, rest: str) -> None:
    """Write what was typed to a file, without the commands; numbers begin at 1. A file that is there is asked about."""
    words = _split(rest, '%save')
    mode = 'w'
    while words[:1] in (['-f'], ['-a']):
        mode = 'a' if words[0] == '-a' else 'f'
        del words[0]
    if not words:
        raise usage('%save')
    from ._commands import find
    inputs = session.inputs[:-1]
    chosen = []
    for word in words[1:]:
        first, dash, last = word.partition('-')
        if not first.isdecimal() or dash and last and not last.isdecimal():
            raise usage('%save')
        end = (int(last) if last else len(inputs)) if dash else int(first)
        chosen.extend(inputs[max(int(first) - 1, 0):end])
    texts = [text for text in (chosen if words[1:] else inputs) if find(text) is None]
    path = words[0] if os.path.splitext(words[0])[1] else words[0] + '.py'
    if mode == 'w' and os.path.exists(path) and not _agreed(f'{path} is there already. Overwrite it? [y/N] '):
        print('Nothing is written.')
        return
    try:
        with open(path, 'a' if mode == 'a' else 'w', encoding='utf-8') as file:
            file.writelines(text.rstrip('\n') + '\n' for text in texts)
    except OSError as error:
        raise CommandError(f'{path}: {error.strerror}') from None
    plural = '' if len(texts) == 1 else 's'
    print(f'{path}: {len(texts)} input{plural} written')


def _agreed(question: str) -> bool:
    try:
        answer = input(question)
    except EOFError:
        answer = ''
    return answer.strip().lower() in ('y', 'yes')
