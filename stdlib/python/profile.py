"""Measures how often functions are called and how long they take."""

import importlib.machinery
import io
import os
import sys
import time

__all__ = ['run', 'runctx', 'Profile']


class _Utils:
    # Running a text under a profiler, and showing or keeping what it found.

    def __init__(self, profiler) -> None:
        self.profiler = profiler

    def run(self, statement, filename, sort):
        profiler = self.profiler()
        try:
            profiler.run(statement)
        except SystemExit:
            pass
        finally:
            self._show(profiler, filename, sort)

    def runctx(self, statement, globals, locals, filename, sort):
        profiler = self.profiler()
        try:
            profiler.runctx(statement, globals, locals)
        except SystemExit:
            pass
        finally:
            self._show(profiler, filename, sort)

    def _show(self, profiler, filename, sort):
        if filename is not None:
            profiler.dump_stats(filename)
        else:
            profiler.print_stats(sort)


def run(statement: str, filename=None, sort=-1) -> None:
    """Run a text in `__main__`; print what was measured, or keep it in a file."""
    _Utils(Profile).run(statement, filename, sort)


def runctx(statement: str, globals, locals, filename=None, sort=-1) -> None:
    """The same in given namespaces."""
    _Utils(Profile).runctx(statement, globals, locals, filename, sort)


def _label(code) -> tuple:
    return code.co_filename, code.co_firstlineno, code.co_name


class _Entry:
    __slots__ = ('calls', 'primitive', 'own', 'whole', 'active', 'callers')

    def __init__(self) -> None:
        self.calls = self.primitive = self.active = 0
        self.own = self.whole = 0.0
        # Who calls it: calls, calls that are no recursion, own time, whole time.
        self.callers: dict = {}


class Profile:
    """Takes the time of each call while it is on."""

    bias = 0

    def __init__(self, timer=None, bias=None, subcalls: bool = True, builtins: bool = True) -> None:
        if isinstance(timer, (int, float)) and bias is None:
            timer, bias = None, timer
        self.timer = timer or time.process_time
        self.bias = self.bias if bias is None else bias
        self._entries: dict = {}
        # What runs: its label, when it began, and the time that calls in it took.
        self._stack: list = []
        self.stats: dict = {}

    def _tell(self, frame, event: str, argument) -> None:
        if event == 'call':
            self._begin(_label(frame.f_code))
        elif event == 'return':
            self._end(_label(frame.f_code))

    def _begin(self, label: tuple) -> None:
        entry = self._entries.get(label)
        if entry is None:
            entry = self._entries[label] = _Entry()
        entry.active += 1
        self._stack.append([label, self.timer(), 0.0])

    def _end(self, label: tuple) -> None:
        if not self._stack or self._stack[-1][0] != label:
            # It began before the profiler did.
            return
        _, begin, inside = self._stack.pop()
        whole = max(self.timer() - begin - self.bias, 0.0)
        own = max(whole - inside, 0.0)
        entry = self._entries[label]
        entry.active -= 1
        entry.calls += 1
        entry.own += own
        is_outermost = entry.active == 0
        if is_outermost:
            entry.primitive += 1
            entry.whole += whole
        if self._stack:
            self._stack[-1][2] += whole
            caller = self._stack[-1][0]
            calls, primitive, owns, wholes = entry.callers.get(caller, (0, 0, 0.0, 0.0))
            entry.callers[caller] = (calls + 1, primitive + is_outermost, owns + own,
                                     wholes + (whole if is_outermost else 0.0))

    def enable(self, subcalls: bool = True, builtins: bool = True) -> None:
        """Begin to measure."""
        sys.setprofile(self._tell)

    def disable(self) -> None:
        """End measuring."""
        sys.setprofile(None)
        while self._stack:
            self._end(self._stack[-1][0])

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *args) -> None:
        self.disable()

    def clear(self) -> None:
        """Forget what was measured."""
        self._entries.clear()
        self._stack.clear()

    def create_stats(self) -> None:
        """Put what was measured into `stats`, as `pstats` wants it."""
        self.disable()
        self.snapshot_stats()

    def snapshot_stats(self) -> None:
        """The same, while measuring goes on."""
        self.stats = {
            label: (entry.primitive, entry.calls, entry.own, entry.whole, dict(entry.callers))
            for label, entry in self._entries.items()
        }

    def getstats(self) -> list:
        """Return what was measured, a record for each function."""
        from collections import namedtuple
        record = namedtuple('profiler_entry', 'code callcount reccallcount totaltime inlinetime calls')
        return [record(label, entry.calls, entry.calls - entry.primitive, entry.whole, entry.own, None)
                for label, entry in self._entries.items()]

    def print_stats(self, sort=-1) -> None:
        """Print what was measured."""
        import pstats
        if not isinstance(sort, tuple):
            sort = (sort,)
        pstats.Stats(self).strip_dirs().sort_stats(*sort).print_stats()

    def dump_stats(self, file) -> None:
        """Keep what was measured in a file."""
        import marshal
        with open(file, 'wb') as opened:
            self.create_stats()
            marshal.dump(self.stats, opened)

    def run(self, cmd: str):
        """Run a text in `__main__`, and measure."""
        import __main__
        namespace = __main__.__dict__
        return self.runctx(cmd, namespace, namespace)

    def runctx(self, cmd: str, globals, locals):
        """Run a text in given namespaces, and measure."""
        self.enable()
        try:
            exec(cmd, globals, locals)
        finally:
            self.disable()
        return self

    def runcall(self, func, /, *args, **kw):
        """Call a function, and measure."""
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()

    def calibrate(self, m: int, verbose: int = 0) -> float:
        """Return how long it takes to tell the profiler of a call."""
        def nothing():
            pass
        timer = self.timer
        begin = timer()
        for _ in range(m):
            nothing()
        plain = timer() - begin
        other = Profile(timer)
        begin = timer()
        other.runcall(lambda: [nothing() for _ in range(m)])
        return max((timer() - begin - plain) / max(m, 1) / 2, 0.0)


def main() -> None:
    """Profile the program that the command line names."""
    import argparse
    parser = argparse.ArgumentParser(
        usage='profile.py [-o output_file_path] [-s sort] [-m module | scriptfile] [arg] ...')
    parser.add_argument('-o', '--outfile', default=None, help='Save stats to <outfile>')
    parser.add_argument('-s', '--sort', default=-1,
                        help='Sort order when printing to stdout, based on pstats.Stats class')
    parser.add_argument('-m', dest='module', action='store_true', help='Profile a library module.')
    parser.add_argument('arguments', nargs=argparse.REMAINDER)
    options = parser.parse_args()
    if not options.arguments:
        parser.print_usage()
        sys.exit(2)
    sys.argv[:] = options.arguments
    if options.module:
        code = 'run_module(modname, run_name="__main__")'
        import runpy
        namespace = {'run_module': runpy.run_module, 'modname': options.arguments[0]}
    else:
        name = options.arguments[0]
        sys.path.insert(0, os.path.dirname(name))
        with io.open_code(name) as file:
            code = compile(file.read(), name, 'exec')
        spec = importlib.machinery.ModuleSpec(name='__main__', loader=None, origin=name)
        namespace = {'__spec__': spec, '__file__': name, '__name__': spec.name, '__package__': None, '__cached__': None}
    try:
        runctx(code, namespace, None, options.outfile, options.sort)
    except BrokenPipeError as error:
        sys.stdout = None
        sys.exit(error.errno)


if __name__ == '__main__':
    main()
