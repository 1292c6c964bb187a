"""`%time` and `%timeit`."""

import time as clock

from ._commands import CommandError, usage

_SCALES = ((1e-9, 'ns', 1e9), (1e-6, 'us', 1e6), (1e-3, 'ms', 1e3))
_SHORTEST = 0.2


def shown(seconds: float) -> str:
    """A time in the unit that suits it."""
    for limit, unit, factor in _SCALES:
        if seconds < limit * 1000:
            return f'{seconds * factor:.3g} {unit}'
    return f'{seconds:.3g} s'


def time(session, rest: str) -> None:
    """Run a statement once, and print the time that passed and the time of the processor."""
    if not rest:
        raise usage('%time')
    wall, cpu = clock.perf_counter(), clock.process_time()
    session.execute(rest, session.name())
    cpu, wall = clock.process_time() - cpu, clock.perf_counter() - wall
    print(f'Wall time: {shown(wall)}, CPU time: {shown(cpu)}')


def timeit(session, rest: str) -> None:
    """Run a statement many times, and print the best time of one."""
    import timeit as measure
    number, repeat = 0, 5
    while rest.startswith(('-n', '-r')):
        option, rest = rest[:2], rest[2:].lstrip()
        value, _, rest = rest.partition(' ')
        if not value.isdecimal() or int(value) == 0:
            raise usage('%timeit')
        if option == '-n':
            number = int(value)
        else:
            repeat = int(value)
        rest = rest.lstrip()
    if not rest:
        raise usage('%timeit')
    timer = measure.Timer(rest, globals=session.namespace)
    if not number:
        number = 1
        # Runs that last long enough for the clock to tell them apart.
        while (taken := timer.timeit(number)) < _SHORTEST / repeat:
            number = max(number * 2, int(number * _SHORTEST / repeat / max(taken, 1e-9)))
    times = [each / number for each in timer.repeat(repeat, number)]
    plural = 's' if number > 1 else ''
    print(f'{shown(min(times))} per loop (best of {repeat} runs of {number:,} loop{plural}, '
          f'the slowest {shown(max(times))})')


__all__ = ['CommandError', 'shown', 'time', 'timeit']
