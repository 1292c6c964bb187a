"""Compiling what is typed at a prompt: is it whole, or does more follow?"""

import __future__
import warnings

__all__ = ['CommandCompiler', 'Compile', 'compile_command']

_FEATURES = [getattr(__future__, name) for name in __future__.all_feature_names]


def _is_unfinished(source, filename, symbol) -> bool:
    """Whether more lines could make a wrong text right."""
    if source.strip().split('\n')[-1].startswith('@'):
        return True
    try:
        compile(source + '\n', filename, symbol)
    except SyntaxError as error:
        message = str(error.msg)
        if 'was never closed' in message or 'unexpected EOF' in message or 'unterminated triple-quoted' in message:
            return True
        if 'expected an indented block' in message:
            return True
        if 'unterminated string literal' in message or 'unexpected character after line continuation' in message:
            return source.rstrip('\n').endswith('\\')
        return source.rstrip().endswith('\\')
    return False


def _maybe_compile(compiler, source, filename, symbol):
    # Lines without code are a `pass`, as the prompt has it.
    for line in source.split('\n'):
        line = line.strip()
        if line and line[0] != '#':
            break
    else:
        if symbol != 'eval':
            source = 'pass'
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        try:
            compiler(source, filename, symbol)
            whole = True
        except SyntaxError:
            whole = False
        if not whole and _is_unfinished(source, filename, symbol):
            return None
        if whole and symbol == 'single' and _is_open_block(source):
            return None
    return compiler(source, filename, symbol)


def _is_open_block(source) -> bool:
    """Whether a text ends within a block, which an empty line would end."""
    lines = source.split('\n')
    if len(lines) > 1 and not lines[-1].strip():
        return False
    first = next((line for line in lines if line.strip()), '')
    is_block = first.lstrip().split(' ')[0].split(':')[0].split('(')[0] in (
        'if', 'for', 'while', 'def', 'class', 'with', 'try', 'async', 'match') or first.lstrip().startswith('@')
    return is_block


def compile_command(source, filename='<input>', symbol='single'):
    """Return the code of a text, or None if more has to follow; wrong texts raise SyntaxError."""
    return _maybe_compile(Compile(), source, filename, symbol)


class Compile:
    """Compiles like `compile`, and remembers what was imported from `__future__`."""

    def __init__(self):
        self.flags = 0

    def __call__(self, source, filename, symbol, flags=0, **kwargs):
        code = compile(source, filename, symbol, self.flags | flags, True)
        for feature in _FEATURES:
            if code.co_flags & feature.compiler_flag:
                self.flags |= feature.compiler_flag
        return code


class CommandCompiler:
    """`compile_command` that remembers what was imported from `__future__`."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename='<input>', symbol='single'):
        return _maybe_compile(self.compiler, source, filename, symbol)
