"""What of a program runs: lines as they run or how often they did, functions, and who called whom."""

import linecache
import os
import pickle
import sys
import threading
from time import monotonic as _now

__all__ = ['Trace', 'CoverageResults']

_MISSING = '>>>>>> '


def _module_name(path: str) -> str:
    """Return the name that a file would have as a module of its folder."""
    return os.path.splitext(os.path.basename(path))[0]


def _full_module_name(path: str) -> str:
    """Return the name that a file has as a module below a folder of `sys.path`, the longest that fits."""
    path_in_full = os.path.normcase(path)
    longest = ''
    for folder in map(os.path.normcase, sys.path):
        begins = folder.rstrip(os.sep) + os.sep
        if path_in_full.startswith(begins) and len(folder) > len(longest):
            longest = folder
    name = path[len(longest):] if longest else path
    name = os.path.splitdrive(name)[1].replace(os.sep, '.')
    return os.path.splitext(name.lstrip('.'))[0]


class _Ignored:
    """Modules and folders that nothing is told of."""

    def __init__(self, modules, folders) -> None:
        self._modules = set(modules or ())
        self._folders = [os.path.normpath(folder) + os.sep for folder in folders or ()]
        self._known = {'<string>': True}

    def covers(self, path: str, module: str) -> bool:
        """Say whether a module in a file is ignored."""
        if module not in self._known:
            self._known[module] = self._is_named(module) or self._lies_in(path)
        return self._known[module]

    def _is_named(self, module: str) -> bool:
        return any(module == name or module.startswith(name + '.') for name in self._modules)

    def _lies_in(self, path: str) -> bool:
        # The library of the interpreter has no files.
        return not path or path.startswith('<frozen') or any(path.startswith(folder) for folder in self._folders)


def _executable_lines(path: str) -> dict:
    """Return the lines of a file with something that can run, as keys."""
    import ast
    import tokenize
    try:
        with tokenize.open(path) as file:
            tree = ast.parse(file.read(), path)
    except (OSError, SyntaxError, ValueError) as error:
        print(f'Not printing coverage data for {path!r}: {error}', file=sys.stderr)
        return {}
    lines = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, (ast.stmt, ast.ExceptHandler)) and not isinstance(node, (ast.Global, ast.Nonlocal)):
            for decorator in getattr(node, 'decorator_list', ()):
                lines[decorator.lineno] = 1
            lines[node.lineno] = 1
    return lines


class CoverageResults:
    """What a Trace has seen: it can be added up over several runs, and written."""

    def __init__(self, counts=None, calledfuncs=None, infile=None, callers=None, outfile=None) -> None:
        self.counts = dict(counts or {})
        self.counter = self.counts.copy()
        self.calledfuncs = dict(calledfuncs or {})
        self.callers = dict(callers or {})
        self.infile = infile
        self.outfile = outfile
        if infile:
            try:
                with open(infile, 'rb') as file:
                    self.update(self.__class__(*self._loaded(file)))
            except (OSError, EOFError, ValueError) as error:
                print(f'Skipping counts file {infile!r}: {error}', file=sys.stderr)

    @staticmethod
    def _loaded(file) -> tuple:
        counts, functions, callers = pickle.load(file)
        return counts, functions, None, callers

    def is_ignored_filename(self, filename: str) -> bool:
        """Say whether a name stands for text that is in no file."""
        return filename.startswith('<') and filename.endswith('>')

    def update(self, other: 'CoverageResults') -> None:
        """Add what another one has seen."""
        for key, count in other.counts.items():
            self.counts[key] = self.counts.get(key, 0) + count
        self.calledfuncs.update(dict.fromkeys(other.calledfuncs, 1))
        self.callers.update(dict.fromkeys(other.callers, 1))

    def _write_functions(self) -> None:
        if self.calledfuncs:
            print('\nfunctions called:')
            for path, module, function in sorted(self.calledfuncs):
                print(f'filename: {path}, modulename: {module}, funcname: {function}')
        if not self.callers:
            return
        print('\ncalling relationships:')
        last_caller = last_called = ''
        for (path, module, function), (called_path, called_module, called) in sorted(self.callers):
            if path != last_caller:
                print(f'\n*** {path} ***')
                last_caller, last_called = path, ''
            if called_path != path and called_path != last_called:
                print('  -->', called_path)
                last_called = called_path
            print(f'    {module}.{function} -> {called_module}.{called}')

    def write_results(self, show_missing: bool = True, summary: bool = False, coverdir=None, *,
                      ignore_missing_files: bool = False) -> None:
        """Write functions and callers to the output, and lines with their counts to a file for each module."""
        self._write_functions()
        by_file: dict = {}
        for (path, line), count in self.counts.items():
            by_file.setdefault(path, {})[line] = count
        sums = {}
        for path, counts in by_file.items():
            if self.is_ignored_filename(path) or ignore_missing_files and not os.path.isfile(path):
                continue
            if coverdir is None:
                folder, module = os.path.dirname(os.path.abspath(path)), _module_name(path)
            else:
                folder, module = coverdir, _full_module_name(path)
                os.makedirs(folder, exist_ok=True)
            executable = _executable_lines(path) if show_missing else {}
            target = os.path.join(folder, module + '.cover')
            hits, lines = self.write_results_file(target, linecache.getlines(path), executable, counts)
            if summary and lines:
                sums[module] = lines, int(100 * hits / lines), module, path
        if sums:
            print('lines   cov%   module   (path)')
            for name in sorted(sums):
                lines, percent, module, path = sums[name]
                print(f'{lines:5d}   {percent:5.1f}%   {module}   ({path})')
        if self.outfile:
            try:
                with open(self.outfile, 'wb') as file:
                    pickle.dump((self.counts, self.calledfuncs, self.callers), file, 1)
            except OSError as error:
                print(f"Can't save counts files because {error}", file=sys.stderr)

    def write_results_file(self, path, lines, lnotab, lines_hit, encoding=None) -> tuple[int, int]:
        """Write the lines of a file with their counts; return how many ran, and how many can."""
        hits = ran = 0
        try:
            file = open(path, 'w', encoding=encoding)
        except OSError as error:
            print(f'trace: Could not open {path!r} for writing: {error} - skipping', file=sys.stderr)
            return 0, 0
        with file:
            for number, line in enumerate(lines, 1):
                if number in lines_hit:
                    file.write(f'{lines_hit[number]:5d}: ')
                    hits += 1
                    ran += 1
                elif number in lnotab and '#pragma NO COVER' not in line:
                    file.write(_MISSING)
                    ran += 1
                else:
                    file.write(' ' * 7)
                file.write(line.expandtabs(8))
        return hits, ran


class Trace:
    """Runs a program, and tells or counts what runs."""

    def __init__(self, count=1, trace=1, countfuncs=0, countcallers=0, ignoremods=(), ignoredirs=(), infile=None,
                 outfile=None, timing=False) -> None:
        self.infile = infile
        self.outfile = outfile
        self.ignore = _Ignored(ignoremods, ignoredirs)
        self.counts: dict = {}
        self.donothing = 0
        self.trace = trace
        self._calledfuncs: dict = {}
        self._callers: dict = {}
        self.start_time = _now() if timing else None
        self._tell, self._count = trace, count
        if countcallers:
            self.globaltrace = self._on_caller
        elif countfuncs:
            self.globaltrace = self._on_function
        elif trace or count:
            self.globaltrace = self._on_call
        else:
            self.donothing = 1
            self.globaltrace = None

    def run(self, cmd: str) -> None:
        """Run statements in the namespace of `__main__`."""
        import __main__
        self.runctx(cmd, __main__.__dict__, __main__.__dict__)

    def runctx(self, cmd, globals=None, locals=None) -> None:
        """Run statements in namespaces."""
        globals = {} if globals is None else globals
        locals = {} if locals is None else locals
        if not self.donothing:
            threading.settrace(self.globaltrace)
            sys.settrace(self.globaltrace)
        try:
            exec(cmd, globals, locals)
        finally:
            if not self.donothing:
                sys.settrace(None)
                threading.settrace(None)

    def runfunc(self, func, /, *args, **kw):
        """Call a function, and return its result."""
        if not self.donothing:
            sys.settrace(self.globaltrace)
        try:
            return func(*args, **kw)
        finally:
            if not self.donothing:
                sys.settrace(None)

    def file_module_function_of(self, frame) -> tuple[str, str, str]:
        """Return the file, the module and the name of a frame's function, with its class if that can be told."""
        code = frame.f_code
        path = code.co_filename
        module = _module_name(path) if path else None
        return path, module, code.co_qualname.replace('<locals>.', '')

    def _on_caller(self, frame, why, arg) -> None:
        if why == 'call' and frame.f_back is not None:
            pair = self.file_module_function_of(frame.f_back), self.file_module_function_of(frame)
            self._callers[pair] = 1

    def _on_function(self, frame, why, arg) -> None:
        if why == 'call':
            self._calledfuncs[self.file_module_function_of(frame)] = 1

    def _on_call(self, frame, why, arg):
        if why != 'call':
            return None
        code = frame.f_code
        path = frame.f_globals.get('__file__') or code.co_filename
        module = _module_name(path)
        if self.ignore.covers(path, module):
            return None
        if self._tell:
            print(f' --- modulename: {module}, funcname: {code.co_name}')
        return self._on_line

    def _on_line(self, frame, why, arg):
        if why == 'line':
            path, line = frame.f_code.co_filename, frame.f_lineno
            if self._count:
                self.counts[path, line] = self.counts.get((path, line), 0) + 1
            if self._tell:
                if self.start_time is not None:
                    print(f'{_now() - self.start_time:.2f}', end=' ')
                source = linecache.getline(path, line)
                print(f'{os.path.basename(path)}({line})', end=f':  {source}' if source else '\n')
        return self._on_line

    def results(self) -> CoverageResults:
        """Return what was seen."""
        return CoverageResults(self.counts, infile=self.infile, outfile=self.outfile, calledfuncs=self._calledfuncs,
                               callers=self._callers)


def _parser():
    import argparse
    parser = argparse.ArgumentParser(prog='trace')
    parser.add_argument('--version', action='version', version='trace 2.0')
    do = parser.add_argument_group('what is done', 'one of these or --report')
    do.add_argument('-c', '--count', action='store_true', help='count how often each line runs, and write <module>.cover')
    do.add_argument('-t', '--trace', action='store_true', help='print each line before it runs')
    do.add_argument('-l', '--listfuncs', action='store_true', help='list the functions that were called')
    do.add_argument('-T', '--trackcalls', action='store_true', help='list who called whom')
    how = parser.add_argument_group('how')
    reports = how.add_mutually_exclusive_group()
    reports.add_argument('-r', '--report', action='store_true', help='write what --file has, and run nothing')
    reports.add_argument('-R', '--no-report', action='store_true', help='write no <module>.cover')
    how.add_argument('-f', '--file', help='a file that counts are added to')
    how.add_argument('-C', '--coverdir', help='the folder of the reports')
    how.add_argument('-m', '--missing', action='store_true', help='mark lines that did not run')
    how.add_argument('-s', '--summary', action='store_true', help='print a line for each file')
    how.add_argument('-g', '--timing', action='store_true', help='print the time before each line')
    less = parser.add_argument_group('what is left out, several times or with separators')
    less.add_argument('--ignore-module', action='append', default=[], help='modules')
    less.add_argument('--ignore-dir', action='append', default=[], help='folders')
    parser.add_argument('--module', action='store_true', help='the program is a module')
    parser.add_argument('progname', nargs='?', help='the program')
    parser.add_argument('arguments', nargs=argparse.REMAINDER, help='its arguments')
    return parser


def _program(options) -> tuple:
    """Return the code of the program, and the names that it begins with."""
    if options.module:
        import runpy
        name, spec, code = runpy._get_module_details(options.progname)
        sys.argv = [code.co_filename, *options.arguments]
        return code, {'__name__': '__main__', '__file__': code.co_filename, '__package__': spec.parent,
                      '__loader__': spec.loader, '__spec__': spec, '__cached__': None}
    import io
    sys.argv = [options.progname, *options.arguments]
    sys.path[0] = os.path.dirname(options.progname)
    with io.open_code(options.progname) as file:
        code = compile(file.read(), options.progname, 'exec', dont_inherit=True)
    return code, {'__name__': '__main__', '__file__': options.progname, '__package__': None, '__cached__': None}


def main() -> None:
    """Do `python -m trace`."""
    parser = _parser()
    options = parser.parse_args()
    modules = [name.strip() for names in options.ignore_module for name in names.split(',')]
    folders = [os.path.expandvars(name) for names in options.ignore_dir for name in names.split(os.pathsep)]
    if options.report:
        if not options.file:
            parser.error('-r/--report requires -f/--file')
        results = CoverageResults(infile=options.file, outfile=options.file)
        results.write_results(options.missing, options.summary, options.coverdir)
        return
    if not any([options.trace, options.count, options.listfuncs, options.trackcalls]):
        parser.error('must specify one of --trace, --count, --report, --listfuncs, or --trackcalls')
    if options.listfuncs and (options.count or options.trace):
        parser.error('cannot specify both --listfuncs and (--trace or --count)')
    if options.summary and not options.count:
        parser.error('--summary can only be used with --count or --report')
    if options.progname is None:
        parser.error('progname is missing: required with the main options')
    trace = Trace(options.count, options.trace, countfuncs=options.listfuncs, countcallers=options.trackcalls,
                  ignoremods=modules, ignoredirs=folders, infile=options.file, outfile=options.file,
                  timing=options.timing)
    try:
        code, names = _program(options)
        trace.runctx(code, names, names)
    except OSError as error:
        sys.exit(f'Cannot run file {sys.argv[0]!r} because: {error}')
    except SystemExit:
        pass
    results = trace.results()
    if not options.no_report:
        results.write_results(options.missing, options.summary, options.coverdir)


if __name__ == '__main__':
    main()
