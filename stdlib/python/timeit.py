"""How long small pieces of code take."""

import gc
import itertools
import sys
import time

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter

_globals = globals
_SOURCE = '<timeit-src>'


def _indented(source, spaces):
    return source.replace('\n', '\n' + ' ' * spaces)


class Timer:
    """Times a statement, given as text or as a function, after a setup."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        space = _globals() if globals is None else globals
        local = {}
        parameters, prefix = '', ''
        if isinstance(setup, str):
            # Wrong texts are reported by themselves.
            compile(setup, _SOURCE, 'exec')
            prefix = setup + '\n'
            setup = _indented(setup, 4)
        elif callable(setup):
            local['_setup'] = setup
            parameters += ', _setup=_setup'
            setup = '_setup()'
        else:
            raise ValueError('setup is neither a string nor callable')
        if isinstance(stmt, str):
            compile(prefix + stmt, _SOURCE, 'exec')
            stmt = _indented(stmt, 8)
        elif callable(stmt):
            local['_stmt'] = stmt
            parameters += ', _stmt=_stmt'
            stmt = '_stmt()'
        else:
            raise ValueError('stmt is neither a string nor callable')
        self.src = (f'def inner(_it, _timer{parameters}):\n    {setup}\n    _t0 = _timer()\n    for _i in _it:\n'
                    f'        {stmt}\n        pass\n    _t1 = _timer()\n    return _t1 - _t0\n')
        exec(compile(self.src, _SOURCE, 'exec'), space, local)
        self.inner = local['inner']

    def print_exc(self, file=None):
        """Print the exception that was just raised by the code."""
        import linecache
        import traceback
        if self.src is not None:
            linecache.cache[_SOURCE] = (len(self.src), None, self.src.split('\n'), _SOURCE)
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Return the seconds that a number of runs take, without collecting garbage meanwhile."""
        runs = itertools.repeat(None, number)
        enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(runs, self.timer)
        finally:
            if enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """Return what several calls of `timeit` return."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """Return a number of runs that takes at least 0.2 seconds, and how long they took."""
        scale = 1
        while True:
            for digit in 1, 2, 5:
                number = scale * digit
                taken = self.timeit(number)
                if callback is not None:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    """Return the seconds that a number of runs of a statement take."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """Return what several calls of `timeit` return."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


_UNITS = {'nsec': 1e-9, 'usec': 1e-6, 'msec': 1e-3, 'sec': 1.0}
_USAGE = ('usage: python -m timeit [-n N] [-r N] [-s S] [-u UNIT] [-p] [-v] [-h] [--] [statement ...]')


def _options(args):
    """Return the options by their letters, and the statements."""
    letters = {'--number': 'n', '--repeat': 'r', '--setup': 's', '--unit': 'u', '--process': 'p', '--verbose': 'v',
               '--help': 'h'}
    found, rest = [], list(args)
    while rest and rest[0].startswith('-') and rest[0] != '-':
        argument = rest.pop(0)
        if argument == '--':
            break
        if argument.startswith('--'):
            name, equals, value = argument.partition('=')
            if name not in letters:
                raise ValueError(f'option {name} not recognized')
            letter = letters[name]
            if letter in 'nrsu' and not equals:
                if not rest:
                    raise ValueError(f'option {name} requires argument')
                value = rest.pop(0)
            found.append((letter, value))
            continue
        text = argument[1:]
        while text:
            letter, text = text[0], text[1:]
            if letter not in 'nrsupvh':
                raise ValueError(f'option -{letter} not recognized')
            value = ''
            if letter in 'nrsu':
                if not text and not rest:
                    raise ValueError(f'option -{letter} requires argument')
                value, text = (text, '') if text else (rest.pop(0), '')
            found.append((letter, value))
    return found, rest


def main(args=None, *, _wrap_timer=None):
    """Run from the command line; return a status, or None if all went well."""
    try:
        options, statements = _options(sys.argv[1:] if args is None else args)
    except ValueError as error:
        print(error)
        print('use -h/--help for command line help')
        return 2
    timer, number, repeats, precision, unit = default_timer, 0, default_repeat, 3, None
    setup, verbose = [], 0
    for letter, value in options:
        if letter == 'n':
            number = int(value)
        elif letter == 's':
            setup.append(value)
        elif letter == 'u':
            if value not in _UNITS:
                print('Unrecognized unit. Please select nsec, usec, msec, or sec.', file=sys.stderr)
                return 2
            unit = value
        elif letter == 'r':
            repeats = max(int(value), 1)
        elif letter == 'p':
            timer = time.process_time
        elif letter == 'v':
            precision += verbose > 0
            verbose += 1
        else:
            print(_USAGE)
            return 0
    import os
    sys.path.insert(0, os.curdir)
    if _wrap_timer is not None:
        timer = _wrap_timer(timer)
    measured = Timer('\n'.join(statements) or 'pass', '\n'.join(setup) or 'pass', timer)
    try:
        return _report(measured, number, repeats, precision, unit, verbose)
    except Exception:
        measured.print_exc()
        return 1


def reindent(src: str, indent: int) -> str:
    """Indent all lines but the first."""
    return src.replace('\n', '\n' + ' ' * indent)


def _report(measured, number, repeats, precision, unit, verbose):
    def shown(seconds):
        if unit is not None:
            name = unit
        else:
            name = next((name for name, scale in reversed(_UNITS.items()) if seconds >= scale), 'nsec')
        return f'{seconds / _UNITS[name]:.{precision}g} {name}'
    if not number:
        def tell(number, taken):
            print(f'{number} loop{"" if number == 1 else "s"} -> {taken:.{precision}g} sec')
        number, _ = measured.autorange(tell if verbose else None)
        if verbose:
            print()
    raw = measured.repeat(repeats, number)
    if verbose:
        print(f'raw times: {", ".join(map(shown, raw))}')
        print()
    times = [taken / number for taken in raw]
    best, worst = min(times), max(times)
    print(f'{number} loop{"s" if number != 1 else ""}, best of {repeats}: {shown(best)} per loop')
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit(
            f'The test results are likely unreliable. The worst time ({shown(worst)}) was more than four times slower '
            f'than the best time ({shown(best)}).', UserWarning, '', 0)
    return None


if __name__ == '__main__':
    sys.exit(main())
