"""A special method sees the line at which its caller uses it."""
import sys


def line():
    return sys._getframe(2).f_lineno - sys._getframe(2).f_code.co_firstlineno


class Probe:
    @property
    def value(self):
        return line()

    def __add__(self, other):
        return line()

    def __getitem__(self, key):
        return line()

    def __lt__(self, other):
        return line()

    def __neg__(self):
        return line()

    def __iter__(self):
        return iter([line()])

    def __format__(self, specification):
        return str(line())

    def __enter__(self):
        return line()

    def __exit__(self, *details):
        print('exit', line())


def use(probe):
    found = probe.value
    print(found, probe + 1)
    print(probe[0], probe < 1)
    print(-probe)
    for found in probe:
        print(found)
    print(f'{probe}')
    with probe as found:
        print(found)


use(Probe())
