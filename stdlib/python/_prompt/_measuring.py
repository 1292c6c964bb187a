"""`%time` and `%timeit`."""

import time as clock

from ._commands import CommandError, usage

_SHORTEST = 0.2


def _micro() -> str:
    import sys
    try:
        '\N{GREEK SMALL LETTER MU}s'.encode(sys.stdout.encoding or 'ascii')
    except (UnicodeEncodeError, LookupError):
        return 'us'
    return '\N{GREEK SMALL LETTER MU}s'


def shown(seconds: float) -> str:
    """A time in the unit that suits it."""
    for limit, unit, factor in ((1e-6, 'ns', 1e9), (1e-3, _micro(), 1e6), (1.0, 'ms', 1e3)):
        if seconds < limit:
            return f'{seconds * factor:.3g} {unit}'
    if seconds < 60:
        return f'{seconds:.3g} s'
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    return f'{hours}h {minutes}min {seconds:.0f}s' if hours else f'{minutes}min {seconds:.0f}s'


def _used() -> tuple[float, float]:
    """Seconds of processors that the program and the system have used for it."""
    import resource
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime, usage.ru_stime


def time(session, rest: str) -> None:
    """Run a statement once, and print the time that passed and the time of the processor."""
    if not rest:
        raise usage('%time')
    wall, before = clock.perf_counter(), _used()
    session.execute(rest, session.name())
    after, wall = _used(), clock.perf_counter() - wall
    user, system = (late - early for late, early in zip(after, before))
    print(f'CPU times: user {shown(user)}, sys: {shown(system)}, total: {shown(user + system)}')
    print(f'Wall time: {shown(wall)}')


def timeit(session, rest: str) -> None:
    """Run a statement many times, and print how long one takes on average, and how much that differs."""
    import timeit as measure
    number, repeat = 0, 7
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
    mean = sum(times) / repeat
    deviation = (sum((each - mean) ** 2 for each in times) / repeat) ** 0.5
    print(f'{shown(mean)} \N{PLUS-MINUS SIGN} {shown(deviation)} per loop (mean \N{PLUS-MINUS SIGN} std. dev. of '
          f'{repeat} run{_plural(repeat)}, {number:,} loop{_plural(number)} each)')


def _plural(count: int) -> str:
    return '' if count == 1 else 's'


__all__ = ['CommandError', 'shown', 'time', 'timeit']
