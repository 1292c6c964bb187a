"""Options of command lines read as the C function of this name reads them."""

import os

__all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']


class GetoptError(Exception):
    """An option is not known, or lacks its argument."""

    def __init__(self, msg: str, opt: str = '') -> None:
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self) -> str:
        return self.msg


error = GetoptError


def getopt(args, shortopts: str, longopts=()) -> tuple:
    """Return the options with their arguments, and what follows the last of them."""
    found = []
    args = list(args)
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith('-') and args[0] != '-':
        if args[0] == '--':
            return found, args[1:]
        args = _read_option(found, args, shortopts, longopts)
    return found, args


def gnu_getopt(args, shortopts: str, longopts=()) -> tuple:
    """As `getopt`, where options may also follow arguments."""
    found, rest = [], []
    args = list(args)
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    in_order = shortopts.startswith('-')
    stop_at_first = shortopts.startswith('+') or bool(os.environ.get('POSIXLY_CORRECT'))
    if in_order or shortopts.startswith('+'):
        shortopts = shortopts[1:]
        stop_at_first = stop_at_first and not in_order
    while args:
        if args[0] == '--':
            rest += args[1:]
            break
        if args[0].startswith('-') and args[0] != '-':
            if in_order and rest:
                found.append((None, rest))
                rest = []
            args = _read_option(found, args, shortopts, longopts)
        elif stop_at_first:
            rest += args
            break
        else:
            rest.append(args.pop(0))
    return found, rest


def _read_option(found: list, args: list, shortopts: str, longopts: list) -> list:
    text, rest = args[0], args[1:]
    if text.startswith('--'):
        return _read_long(found, text[2:], rest, longopts)
    text = text[1:]
    while text:
        letter, text = text[0], text[1:]
        takes = _short_takes(letter, shortopts)
        if takes and (text or takes != '?'):
            if not text:
                if not rest:
                    raise GetoptError(f'option -{letter} requires argument', letter)
                text, rest = rest[0], rest[1:]
            found.append(('-' + letter, text))
            break
        found.append(('-' + letter, ''))
    return rest


def _short_takes(letter: str, shortopts: str):
    """Return whether a short option takes an argument; `?` if it may."""
    for index, known in enumerate(shortopts):
        if letter == known != ':':
            if not shortopts.startswith(':', index + 1):
                return False
            return '?' if shortopts.startswith(':', index + 2) else True
    raise GetoptError(f'option -{letter} not recognized', letter)


def _read_long(found: list, text: str, rest: list, longopts: list) -> list:
    name, equals, value = text.partition('=')
    possible = [known for known in longopts if known.startswith(name)]
    if not possible:
        raise GetoptError(f'option --{name} not recognized', name)
    if name in possible:
        known, takes = name, False
    elif name + '=' in possible:
        known, takes = name, True
    elif name + '=?' in possible:
        known, takes = name, '?'
    else:
        if len(possible) > 1:
            shown = ', '.join(each.removesuffix('?').removesuffix('=') for each in possible)
            raise GetoptError(f'option --{name} not a unique prefix; possible options: {shown}', name)
        known = possible[0]
        takes = '?' if known.endswith('=?') else known.endswith('=')
        known = known.removesuffix('?').removesuffix('=')
    if takes and not equals and takes != '?':
        if not rest:
            raise GetoptError(f'option --{known} requires argument', known)
        value, rest = rest[0], rest[1:]
    elif not takes and equals:
        raise GetoptError(f'option --{known} must not have an argument', known)
    found.append(('--' + known, value))
    return rest


def do_longs(opts: list, opt: str, longopts: list, args: list) -> tuple:
    """Read one long option, without its dashes; return the options and the arguments that are left."""
    rest = _read_long(opts, opt, args, longopts)
    return opts, rest


def do_shorts(opts: list, optstring: str, shortopts: str, args: list) -> tuple:
    """Read the short options of one argument, without its dash; return the options and the arguments that are left."""
    rest = _read_option(opts, ['-' + optstring, *args], shortopts, [])
    return opts, rest


def long_has_args(opt: str, longopts: list) -> tuple:
    """Return whether a long option, which may be cut short, takes an argument, and its whole name."""
    found = []
    _read_long(found, opt + '=', [], [name if name.endswith(('=', '=?')) else name + '=?' for name in longopts])
    name = found[0][0][2:]
    takes = '?' if name + '=?' in longopts else name + '=' in longopts
    return takes, name


def short_has_arg(opt: str, shortopts: str):
    """Return whether a short option takes an argument; `?` if it may."""
    return _short_takes(opt, shortopts)
