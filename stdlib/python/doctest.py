"""Examples in docstrings as tests."""

import inspect
import linecache
import os
import sys
import traceback
import unittest
from collections import namedtuple
from io import StringIO

from _doctest_parts import (
    BLANKLINE_MARKER, COMPARISON_FLAGS, DONT_ACCEPT_BLANKLINE, DONT_ACCEPT_TRUE_FOR_1, ELLIPSIS, ELLIPSIS_MARKER,
    FAIL_FAST, IGNORE_EXCEPTION_DETAIL, NORMALIZE_WHITESPACE, OPTIONFLAGS_BY_NAME, REPORTING_FLAGS, REPORT_CDIFF,
    REPORT_NDIFF, REPORT_ONLY_FIRST_FAILURE, REPORT_UDIFF, SKIP, DocTest, DocTestParser, Example, OutputChecker,
    _extract_future_flags, _indent, register_optionflag,
)

__all__ = [
    'register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS',
    'SKIP', 'IGNORE_EXCEPTION_DETAIL', 'COMPARISON_FLAGS', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF',
    'REPORT_ONLY_FIRST_FAILURE', 'REPORTING_FLAGS', 'FAIL_FAST', 'Example', 'DocTest', 'DocTestParser',
    'DocTestFinder', 'DocTestRunner', 'OutputChecker', 'DocTestFailure', 'UnexpectedException', 'DebugRunner',
    'testmod', 'testfile', 'run_docstring_examples', 'DocTestSuite', 'DocFileSuite', 'set_unittest_reportflags',
    'script_from_examples',
]

_DIVIDER = '*' * 70


class TestResults(namedtuple('TestResults', 'failed attempted')):
    """How many examples failed, and how many ran; `skipped` says how many were left out."""

    def __new__(cls, failed, attempted, *, skipped=0):
        made = super().__new__(cls, failed, attempted)
        made.skipped = skipped
        return made

    def __repr__(self):
        skipped = f', skipped={self.skipped}' if self.skipped else ''
        return f'TestResults(failed={self.failed}, attempted={self.attempted}{skipped})'


class DocTestFinder:
    """Finds the docstrings with examples in a module, and in its classes and functions."""

    def __init__(self, verbose=False, parser=None, recurse=True, exclude_empty=True):
        self._parser = DocTestParser() if parser is None else parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """Return the tests of an object and of what is in it, by their names."""
        if name is None:
            name = getattr(obj, '__name__', None)
            if name is None:
                raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}")
        if module is False:
            module = None
        elif module is None:
            module = inspect.getmodule(obj)
        globs = ({} if module is None else module.__dict__.copy()) if globs is None else globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module, globs, set())
        tests.sort()
        return tests

    def _from_module(self, module, obj):
        if module is None:
            return True
        if inspect.isfunction(obj):
            return module.__dict__ is obj.__globals__
        if inspect.isclass(obj) or hasattr(obj, '__module__'):
            return module.__name__ == obj.__module__
        return isinstance(obj, property)

    def _find(self, tests, obj, name, module, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            for child, value in obj.__dict__.items():
                if (inspect.isroutine(inspect.unwrap(value)) or inspect.isclass(value)) and \
                        self._from_module(module, value):
                    self._find(tests, value, f'{name}.{child}', module, globs, seen)
            for child, value in getattr(obj, '__test__', {}).items():
                self._find(tests, value, f'{name}.__test__.{child}', module, globs, seen)
        elif inspect.isclass(obj):
            for child, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (inspect.isroutine(value) or inspect.isclass(value) or isinstance(value, property)) and \
                        self._from_module(module, value):
                    self._find(tests, value, f'{name}.{child}', module, globs, seen)

    def _get_test(self, obj, name, module, globs):
        text = obj if isinstance(obj, str) else getattr(obj, '__doc__', None)
        text = '' if text is None else str(text)
        line = self._find_lineno(obj, text)
        if self._exclude_empty and not text:
            return None
        file = None if module is None else getattr(module, '__file__', None) or module.__name__
        return self._parser.get_doctest(text, globs, name, file, line)

    def _find_lineno(self, obj, text):
        """Return the line, from 0, in which an object's docstring begins."""
        line = 0 if inspect.ismodule(obj) and text else None
        if isinstance(obj, property):
            obj = obj.fget
        if inspect.isclass(obj) and '__doc__' in obj.__dict__ and obj.__doc__ is not None:
            line = getattr(obj, '__firstlineno__', None)
            line = None if line is None else line - 1
        obj = inspect.unwrap(getattr(obj, '__func__', obj))
        if inspect.isfunction(obj) and getattr(obj, '__doc__', None):
            line = obj.__code__.co_firstlineno - 1
        if line is None or inspect.ismodule(obj):
            return line
        if inspect.isfunction(obj):
            file = obj.__code__.co_filename
        else:
            file = getattr(sys.modules.get(getattr(obj, '__module__', None)), '__file__', None)
        lines = linecache.getlines(file) if file else []
        # The docstring begins in the first line from the head on that has its first words in quotes.
        while line < len(lines):
            if lines[line].lstrip('rRuU \t')[:1] in ('"', "'"):
                return line
            line += 1
        return None


class DocTestRunner:
    """Runs tests and reports failures."""

    DIVIDER = _DIVIDER

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}

    def report_start(self, out, test, example):
        """Say which example runs."""
        if self._verbose:
            wanted = f'Expecting:\n{_indent(example.want)}' if example.want else 'Expecting nothing\n'
            out(f'Trying:\n{_indent(example.source)}{wanted}')

    def report_success(self, out, test, example, got):
        """Say that an example was right."""
        if self._verbose:
            out('ok\n')

    def report_failure(self, out, test, example, got):
        """Say how an example was wrong."""
        out(self._failure_header(test, example)
            + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        """Say that an example raised."""
        text = ''.join(traceback.format_exception(*exc_info))
        out(self._failure_header(test, example) + 'Exception raised:\n' + _indent(text))

    def _failure_header(self, test, example):
        line = '?' if test.lineno is None or example.lineno is None else test.lineno + example.lineno + 1
        place = f'File "{test.filename}", line {line}, in {test.name}' if test.filename else \
            f'Line {example.lineno + 1}, in {test.name}'
        return f'{self.DIVIDER}\n{place}\nFailed example:\n{_indent(example.source)}'

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Run the examples of a test; return the results."""
        self.test = test
        if compileflags is None:
            compileflags = _extract_future_flags(test.globs)
        save = sys.stdout
        self._fakeout = StringIO()
        sys.stdout = self._fakeout
        hook = sys.displayhook
        sys.displayhook = sys.__displayhook__
        try:
            return self._run(test, compileflags, out or save.write)
        finally:
            sys.stdout = save
            sys.displayhook = hook
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def _run(self, test, compileflags, out):
        failures = tries = skips = 0
        original = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = original
            for flag, wanted in example.options.items():
                self.optionflags = self.optionflags | flag if wanted else self.optionflags & ~flag
            if self.optionflags & SKIP:
                skips += 1
                tries += 1
                continue
            tries += 1
            if not quiet:
                self.report_start(out, test, example)
            exception = None
            try:
                file = f'<doctest {test.name}[{number}]>'
                # Tracebacks show the source of examples.
                linecache.cache[file] = (len(example.source), None, example.source.splitlines(keepends=True), file)
                code = compile(example.source, file, 'single', compileflags, True)
                exec(code, test.globs)
            except KeyboardInterrupt:
                raise
            except:  # noqa: E722
                kind, value, tb = sys.exc_info()
                exception = kind, value, tb.tb_next if tb is not None else None
            got = self._fakeout.getvalue()
            if got and not got.endswith('\n'):
                # An example's output ends with its line, whether it was written or not.
                got += '\n'
            self._fakeout.seek(0)
            self._fakeout.truncate()
            if self._is_right(example, got, exception):
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            failures += 1
            if not quiet:
                if exception is not None and example.exc_msg is None:
                    exception[1].__traceback__ = exception[2]
                    self.report_unexpected_exception(out, test, example, exception)
                else:
                    if exception is not None:
                        got += ''.join(traceback.format_exception(*exception))
                    self.report_failure(out, test, example, got)
            if self.optionflags & FAIL_FAST:
                break
        self.optionflags = original
        old = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = (old[0] + failures, old[1] + tries, old[2] + skips)
        self.failures += failures
        self.tries += tries
        self.skips += skips
        return TestResults(failures, tries, skipped=skips)

    def _is_right(self, example, got, exception):
        check = self._checker.check_output
        if exception is None:
            return check(example.want, got, self.optionflags)
        if example.exc_msg is None:
            return False
        message = traceback.format_exception_only(*exception[:2])[-1]
        if issubclass(exception[0], SyntaxError):
            # What is said of the place is no part of the message.
            message = f'{exception[0].__name__}: {exception[1].msg}\n' if '\n' not in message.strip() else message
        if check(example.exc_msg, message, self.optionflags):
            return True
        return bool(self.optionflags & IGNORE_EXCEPTION_DETAIL) and check(
            _class_in(example.exc_msg), _class_in(message), self.optionflags)

    def summarize(self, verbose=None):
        """Print how it went; return the results of all tests."""
        verbose = self._verbose if verbose is None else verbose
        passed, failed, empty = [], [], []
        failures = tries = skips = 0
        for name, (failure, tried, skipped) in self._stats.items():
            failures, tries, skips = failures + failure, tries + tried, skips + skipped
            if tried == 0:
                empty.append(name)
            elif failure == 0:
                passed.append((name, tried))
            else:
                failed.append((name, (failure, tried)))
        if verbose:
            self._list(empty, 'had no tests', lambda name: f'    {name}')
            self._list(passed, 'passed all tests',
                       lambda each: f' {each[1]:3d} test{"" if each[1] == 1 else "s"} in {each[0]}')
        if failed:
            print(self.DIVIDER)
            self._list(failed, 'had failures', lambda each: f' {each[1][0]:3d} of {each[1][1]:3d} in {each[0]}')
        if verbose:
            print(f'{tries} test{"" if tries == 1 else "s"} in {len(self._stats)} '
                  f'item{"" if len(self._stats) == 1 else "s"}.')
            print(f'{tries - failures} passed' + (f' and {failures} failed.' if failures else '.'))
        skipped = f' and {skips} skipped test{"" if skips == 1 else "s"}' if skips else ''
        if failures:
            print(f'***Test Failed*** {failures} failure{"" if failures == 1 else "s"}{skipped}.')
        elif verbose:
            print(f'Test passed{skipped}.')
        return TestResults(failures, tries, skipped=skips)

    @staticmethod
    def _list(items, words, shown):
        if items:
            print(f'{len(items)} item{"" if len(items) == 1 else "s"} {words}:')
            for item in sorted(items):
                print(shown(item))

    def merge(self, other):
        """Add what another runner has counted."""
        for name, counts in other._stats.items():
            self._stats[name] = tuple(map(sum, zip(self._stats.get(name, (0, 0, 0)), counts)))


def _class_in(message):
    """Return the name of the class in a message, without its module."""
    head = message.partition('\n')[0].partition(':')[0]
    return head.rpartition('.')[2]


class DocTestFailure(Exception):
    """An example that was wrong, for `DebugRunner`."""

    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example that raised, for `DebugRunner`."""

    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises at the first example that is wrong."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Run the examples of a test; the namespace is kept if one is wrong."""
        result = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        """Raise."""
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        """Raise."""
        raise DocTestFailure(test, example, got)


master = None


def _finish(runner, report):
    global master
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    """Run the examples in a module's docstrings, by default those of the main program."""
    m = sys.modules.get('__main__') if m is None else m
    if not inspect.ismodule(m):
        raise TypeError(f'testmod: module required; {m!r}')
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    finder = DocTestFinder(exclude_empty=exclude_empty)
    for test in finder.find(m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs, module=m):
        runner.run(test)
    return _finish(runner, report)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True,
             optionflags=0, extraglobs=None, raise_on_error=False, parser=None, encoding=None):
    """Run the examples in a file, whose name is relative to the calling module unless that is denied."""
    if package and not module_relative:
        raise ValueError('Package may only be specified for module-relative paths.')
    if module_relative:
        module = package or sys.modules[sys._getframe(1).f_globals['__name__']]
        base = os.path.dirname(getattr(module, '__file__', None) or '')
        filename = os.path.join(base, *filename.split('/'))
    with open(filename, encoding=encoding or 'utf-8') as file:
        text = file.read()
    globs = dict(globs or {}, **(extraglobs or {}))
    globs.setdefault('__name__', '__main__')
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    test = (parser or DocTestParser()).get_doctest(
        text, globs, os.path.basename(filename) if name is None else name, filename, 0)
    runner.run(test)
    return _finish(runner, report)


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
    """Run the examples of one object, and print what is wrong."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


_unittest_reportflags = 0


def set_unittest_reportflags(flags):
    """Set how failures of tests in suites are reported; return what was set before."""
    global _unittest_reportflags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError('Only reporting flags allowed', flags)
    before, _unittest_reportflags = _unittest_reportflags, flags
    return before


class DocTestCase(unittest.TestCase):
    """A test as a case of `unittest`."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_optionflags = optionflags
        self._dt_checker = checker
        self._dt_test = test
        self._dt_setUp = setUp
        self._dt_tearDown = tearDown
        self._dt_globs = test.globs.copy()

    def setUp(self):
        """Call the function given for this."""
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        """Call the function given for this, and restore the namespace."""
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._dt_globs)

    def runTest(self):
        """Run the examples, and fail with the report of those that are wrong."""
        flags = self._dt_optionflags
        if not flags & REPORTING_FLAGS:
            flags |= _unittest_reportflags
        out = StringIO()
        runner = DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = '-' * 70
        results = runner.run(self._dt_test, out=out.write, clear_globs=False)
        if results.skipped == results.attempted and results.attempted:
            raise unittest.SkipTest('all examples were skipped')
        if results.failed:
            test = self._dt_test
            line = 'unknown line number' if test.lineno is None else str(test.lineno)
            raise self.failureException(
                f'Failed doctest test for {test.name}\n  File "{test.filename}", line {line}, '
                f'in {".".join(test.name.split(".")[-1:])}\n\n{out.getvalue()}')

    def id(self):
        """Return the name of the test."""
        return self._dt_test.name

    def __repr__(self):
        *parents, last = self._dt_test.name.split('.')
        return f'{last} ({".".join(parents)})'

    __str__ = object.__str__

    def shortDescription(self):
        """Return the name with a word before it."""
        return 'Doctest: ' + self._dt_test.name


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """Return a suite of the tests of a module."""
    if not inspect.ismodule(module):
        module = sys.modules[sys._getframe(1).f_globals['__name__']] if module is None else __import__(
            module, fromlist=['*'])
    suite = unittest.TestSuite()
    for test in (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs):
        if test.examples:
            test.filename = test.filename or module.__file__
            suite.addTest(DocTestCase(test, **options))
    return suite


def DocFileSuite(*paths, module_relative=True, package=None, globs=None, parser=None, encoding='utf-8', **options):
    """Return a suite of the tests in files."""
    suite = unittest.TestSuite()
    base = ''
    if module_relative:
        module = package or sys.modules[sys._getframe(1).f_globals['__name__']]
        base = os.path.dirname(getattr(module, '__file__', None) or '')
    for path in paths:
        name = os.path.basename(path)
        path = os.path.join(base, *path.split('/')) if module_relative else path
        with open(path, encoding=encoding) as file:
            text = file.read()
        test = (parser or DocTestParser()).get_doctest(text, dict(globs or {}, __file__=path), name, path, 0)
        suite.addTest(DocTestCase(test, **options))
    return suite


def script_from_examples(s):
    """Return a program of the examples in a text; all else becomes comments."""
    lines = []
    for part in DocTestParser().parse(s):
        if isinstance(part, Example):
            lines.append(part.source[:-1])
            if part.want:
                lines.append('# Expected:')
                lines += [f'## {line}' for line in part.want.split('\n')[:-1]]
        else:
            lines += ['#' + (f' {line}' if line else '') for line in part.split('\n')[:-1]]
    while lines and lines[-1] == '#':
        lines.pop()
    while lines and lines[0] == '#':
        lines.pop(0)
    return '\n'.join(lines) + '\n'


def _test():
    arguments = sys.argv[1:]
    verbose = '-v' in arguments or '--verbose' in arguments
    for name in (each for each in arguments if not each.startswith('-')):
        if name.endswith('.py'):
            folder, file = os.path.split(name)
            sys.path.insert(0, folder)
            failures = testmod(__import__(file[:-3]), verbose=verbose).failed
            del sys.path[0]
        else:
            failures = testfile(name, module_relative=False, verbose=verbose).failed
        if failures:
            return 1
    return 0


if __name__ == '__main__':
    sys.exit(_test())
