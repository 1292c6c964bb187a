"""Running tests with a report as text."""

import sys
import time
import warnings

from . import result
from .case import _SubTest
from .signals import registerResult

__unittest = True


class _WritelnDecorator:
    """A stream that can also end lines."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        if name in ('stream', '__getstate__'):
            raise AttributeError(name)
        return getattr(self.stream, name)

    def writeln(self, text=None):
        """Write a text, if there is one, and end the line."""
        if text:
            self.write(text)
        self.write('\n')


class TextTestResult(result.TestResult):
    """Shows each test while it runs, and at the end what failed."""

    separator1 = '=' * 70
    separator2 = '-' * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        # Whether the line of the test that runs has been ended.
        self._newline = True
        self.durations = durations

    def getDescription(self, test):
        """Return a test's name, and the first line of its docstring if these are wanted."""
        first_line = test.shortDescription()
        return f'{test}\n{first_line}' if self.descriptions and first_line else str(test)

    def startTest(self, test):
        """Show which test begins."""
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test))
            self.stream.write(' ... ')
            self.stream.flush()
            self._newline = False

    def _write_status(self, test, status):
        is_subtest = isinstance(test, _SubTest)
        if is_subtest or self._newline:
            if not self._newline:
                self.stream.writeln()
            if is_subtest:
                self.stream.write('  ')
            self.stream.write(self.getDescription(test))
            self.stream.write(' ... ')
        self.stream.writeln(status)
        self.stream.flush()
        self._newline = True

    def _show(self, test, word, mark):
        if self.showAll:
            self._write_status(test, word)
        elif self.dots:
            self.stream.write(mark)
            self.stream.flush()

    def addSubTest(self, test, subtest, err):
        """Show a part of a test that failed."""
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._show(subtest, *(('FAIL', 'F') if failed else ('ERROR', 'E')))
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        """Show that a test succeeded."""
        super().addSuccess(test)
        self._show(test, 'ok', '.')

    def addError(self, test, err):
        """Show that a test raised something else than a failure."""
        super().addError(test, err)
        self._show(test, 'ERROR', 'E')

    def addFailure(self, test, err):
        """Show that a test failed."""
        super().addFailure(test, err)
        self._show(test, 'FAIL', 'F')

    def addSkip(self, test, reason):
        """Show that a test was left out."""
        super().addSkip(test, reason)
        self._show(test, f'skipped {reason!r}', 's')

    def addExpectedFailure(self, test, err):
        """Show that a test failed as expected."""
        super().addExpectedFailure(test, err)
        self._show(test, 'expected failure', 'x')

    def addUnexpectedSuccess(self, test):
        """Show that a test succeeded that should have failed."""
        super().addUnexpectedSuccess(test)
        self._show(test, 'unexpected success', 'u')

    def printErrors(self):
        """Show all that failed."""
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList('ERROR', self.errors)
        self.printErrorList('FAIL', self.failures)
        unexpected = getattr(self, 'unexpectedSuccesses', ())
        if unexpected:
            self.stream.writeln(self.separator1)
            for test in unexpected:
                self.stream.writeln(f'UNEXPECTED SUCCESS: {self.getDescription(test)}')
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        """Show tests with their tracebacks."""
        for test, text in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln(f'{flavour}: {self.getDescription(test)}')
            self.stream.writeln(self.separator2)
            self.stream.writeln('%s' % text)
            self.stream.flush()


class TextTestRunner:
    """Runs tests and reports to a stream, by default standard error."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False, durations=None):
        # Standard error is looked up late, because programs replace it.
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        try:
            return self.resultclass(self.stream, self.descriptions, self.verbosity, durations=self.durations)
        except TypeError:
            # A result class of before there were durations.
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def _printDurations(self, result):
        if not result.collectedDurations:
            return
        durations = sorted(result.collectedDurations, key=lambda entry: entry[1], reverse=True)
        if self.durations > 0:
            durations = durations[:self.durations]
        self.stream.writeln('Slowest test durations')
        if hasattr(result, 'separator2'):
            self.stream.writeln(result.separator2)
        shown = [entry for entry in durations if self.verbosity >= 2 or entry[1] >= 0.001]
        for test, elapsed in shown:
            self.stream.writeln('%-10s %s' % ('%.3fs' % elapsed, test))
        if len(shown) < len(durations):
            self.stream.writeln('\n(durations < 0.001s were hidden; use -v to show these durations)')
        else:
            self.stream.writeln('')

    def run(self, test):
        """Run a test or suite; return the result."""
        result = self._makeResult()
        registerResult(result)
        result.failfast = self.failfast
        result.buffer = self.buffer
        result.tb_locals = self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            start = time.perf_counter()
            getattr(result, 'startTestRun', lambda: None)()
            try:
                test(result)
            finally:
                getattr(result, 'stopTestRun', lambda: None)()
            taken = time.perf_counter() - start
        result.printErrors()
        if self.durations is not None:
            self._printDurations(result)
        if hasattr(result, 'separator2'):
            self.stream.writeln(result.separator2)
        run = result.testsRun
        self.stream.writeln(f'Ran {run} test{"s" if run != 1 else ""} in {taken:.3f}s')
        self.stream.writeln()
        self._summary(result)
        self.stream.flush()
        return result

    def _summary(self, result):
        counts = []
        if not result.wasSuccessful():
            self.stream.write('FAILED')
            counts += [('failures', len(result.failures)), ('errors', len(result.errors))]
        elif result.testsRun == 0 and not getattr(result, 'skipped', ()):
            self.stream.write('NO TESTS RAN')
        else:
            self.stream.write('OK')
        for words, attribute in (('skipped', 'skipped'), ('expected failures', 'expectedFailures'),
                                 ('unexpected successes', 'unexpectedSuccesses')):
            counts.append((words, len(getattr(result, attribute, ()))))
        parts = [f'{words}={count}' for words, count in counts if count]
        self.stream.write(f' ({", ".join(parts)})\n' if parts else '\n')
