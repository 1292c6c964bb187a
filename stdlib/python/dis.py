"""What a code object consists of. Weft runs trees: there is no bytecode to take apart, so a listing names the
statements of the code, with their lines, and those of the code inside it."""

import collections
import inspect
import io
import opcode as _opcode
import sys
import types
from opcode import *  # noqa: F403
from opcode import opmap, opname, stack_effect

__all__ = ['code_info', 'dis', 'disassemble', 'distb', 'disco', 'findlinestarts', 'findlabels', 'show_code',
           'get_instructions', 'Instruction', 'Bytecode', *_opcode.__all__]

COMPILER_FLAG_NAMES = {
    1: 'OPTIMIZED', 2: 'NEWLOCALS', 4: 'VARARGS', 8: 'VARKEYWORDS', 16: 'NESTED', 32: 'GENERATOR', 64: 'NOFREE',
    128: 'COROUTINE', 256: 'ITERABLE_COROUTINE', 512: 'ASYNC_GENERATOR', 0x4000000: 'HAS_DOCSTRING',
    0x8000000: 'METHOD',
}

Positions = collections.namedtuple(
    'Positions', ['lineno', 'end_lineno', 'col_offset', 'end_col_offset'], defaults=[None] * 4)
Instruction = collections.namedtuple(
    'Instruction', ['opname', 'opcode', 'arg', 'argval', 'argrepr', 'offset', 'start_offset', 'starts_line',
                    'line_number', 'label', 'positions', 'cache_info'], defaults=[None, None])

_WITH_CODE = (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type)


def _compiled(source: str, name: str):
    try:
        return compile(source, name, 'eval')
    except SyntaxError:
        return compile(source, name, 'exec')


def _code_of(x):
    if hasattr(x, '__func__'):
        x = x.__func__
    for name in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, name):
            x = getattr(x, name)
            break
    if isinstance(x, str):
        x = _compiled(x, '<disassembly>')
    if isinstance(x, types.CodeType):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def pretty_flags(flags: int) -> str:
    """Return the names of flags of code."""
    names = []
    for place in range(32):
        flag = 1 << place
        if flags & flag:
            names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
            flags ^= flag
            if not flags:
                break
    else:
        names.append(hex(flags))
    return ', '.join(names)


def code_info(x) -> str:
    """Return what is to be known of the code of an object, as text."""
    return _info(_code_of(x))


def _info(code) -> str:
    lines = [
        f'Name:              {code.co_name}', f'Filename:          {code.co_filename}',
        f'Argument count:    {code.co_argcount}', f'Positional-only arguments: {code.co_posonlyargcount}',
        f'Kw-only arguments: {code.co_kwonlyargcount}', f'Number of locals:  {code.co_nlocals}',
        f'Stack size:        {code.co_stacksize}', f'Flags:             {pretty_flags(code.co_flags)}',
    ]
    for title, values, show in (
            ('Constants', code.co_consts, repr), ('Names', code.co_names, str),
            ('Variable names', code.co_varnames, str), ('Free variables', code.co_freevars, str),
            ('Cell variables', code.co_cellvars, str)):
        if values:
            lines.append(f'{title}:')
            lines += [f'{number:4}: {show(value)}' for number, value in enumerate(values)]
    return '\n'.join(lines)


def show_code(co, *, file=None) -> None:
    """Print what is to be known of the code of an object."""
    print(code_info(co), file=file)


def findlinestarts(code):
    """Generate the places in the code at which lines begin, with these lines."""
    last = False
    for start, _, line in code.co_lines():
        if line is not last:
            last = line
            yield start, line


def findlabels(code) -> list:
    """Return the places that something jumps to: there are none."""
    return []


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """Generate the instructions of the code of an object: there are none."""
    _code_of(x)
    return iter(())


def _listing(code, file, depth: int, lasti: int = -1) -> None:
    try:
        lines, first = inspect.getsourcelines(code)
    except (OSError, TypeError):
        lines, first = [], code.co_firstlineno or 1
    shown = sorted({line for _, _, line in code.co_lines() if line})
    for line in shown:
        text = lines[line - first].strip() if 0 <= line - first < len(lines) else ''
        print(f'{line:4}           {text}'.rstrip(), file=file)
    if depth == 0:
        return
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            print(file=file)
            print(f'Disassembly of {value!r}:', file=file)
            _listing(value, file, depth - 1)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False,
        show_positions=False) -> None:
    """Print the statements of classes, methods, functions and other code, or those of the last traceback."""
    if x is None:
        distb(file=file)
        return
    while hasattr(x, '__func__'):
        x = x.__func__
    for name in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, name):
            x = getattr(x, name)
            break
    if hasattr(x, '__dict__') and not isinstance(x, types.CodeType):
        for name, value in sorted(x.__dict__.items()):
            if isinstance(value, _WITH_CODE):
                print(f'Disassembly of {name}:', file=file)
                try:
                    dis(value, file=file, depth=depth)
                except TypeError as error:
                    print('Sorry:', error, file=file)
                print(file=file)
    elif isinstance(x, types.CodeType):
        disassemble(x, file=file, depth=depth)
    elif isinstance(x, str):
        disassemble(_compiled(x, '<dis>'), file=file, depth=depth)
    else:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False) -> None:
    """Print the statements of the innermost frame of a traceback."""
    if tb is None:
        try:
            tb = sys.last_exc.__traceback__ if hasattr(sys, 'last_exc') else sys.last_traceback
        except AttributeError:
            raise RuntimeError('no last traceback to disassemble') from None
    while tb.tb_next:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file)


def disassemble(co, lasti: int = -1, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False,
                show_positions=False) -> None:
    """Print the statements of a code object."""
    _listing(co, file, -1 if depth is None else depth, lasti)


disco = disassemble


class Bytecode:
    """The code of an object: iterating gives its instructions, of which there are none."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False,
                 show_offsets=False, show_positions=False) -> None:
        self.codeobj = _code_of(x)
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self.current_offset = current_offset
        self._original_object = x

    def __iter__(self):
        return get_instructions(self.codeobj)

    def __repr__(self) -> str:
        return f'{self.__class__.__name__}({self._original_object!r})'

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """Return the code of the innermost frame of a traceback."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def info(self) -> str:
        """Return what is to be known of the code."""
        return _info(self.codeobj)

    def dis(self) -> str:
        """Return the statements of the code, as text."""
        out = io.StringIO()
        disassemble(self.codeobj, file=out)
        return out.getvalue()
