"""What came of tests."""

import functools
import io
import sys
import traceback

from . import util

__unittest = True

STDOUT_LINE = '\nStdout:\n%s'
STDERR_LINE = '\nStderr:\n%s'


def failfast(method):
    """Have a method stop the run if `failfast` is set."""
    @functools.wraps(method)
    def stopping(self, *args, **kwargs):
        if getattr(self, 'failfast', False):
            self.stop()
        return method(self, *args, **kwargs)
    return stopping


class TestResult:
    """Counts tests and keeps what failed; tests call its methods while they run."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._stdout_buffer = None
        self._stderr_buffer = None
        self._original_stdout = sys.stdout
        self._original_stderr = sys.stderr
        self._mirrorOutput = False

    def printErrors(self):
        """Show what failed; called by the runner at the end."""

    def startTest(self, test):
        """Called before a test."""
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def stopTest(self, test):
        """Called after a test."""
        self._restoreStdout()
        self._mirrorOutput = False

    def startTestRun(self):
        """Called before all tests."""

    def stopTestRun(self):
        """Called after all tests."""

    def _setupStdout(self):
        if not self.buffer:
            return
        if self._stderr_buffer is None:
            self._stderr_buffer = io.StringIO()
            self._stdout_buffer = io.StringIO()
        sys.stdout, sys.stderr = self._stdout_buffer, self._stderr_buffer

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for buffer, original, heading in ((sys.stdout, self._original_stdout, STDOUT_LINE),
                                              (sys.stderr, self._original_stderr, STDERR_LINE)):
                text = self._captured(buffer)
                if text:
                    original.write(heading % text)
        sys.stdout, sys.stderr = self._original_stdout, self._original_stderr
        for buffer in (self._stdout_buffer, self._stderr_buffer):
            buffer.seek(0)
            buffer.truncate()

    @staticmethod
    def _captured(buffer) -> str:
        text = buffer.getvalue()
        return text if not text or text.endswith('\n') else text + '\n'

    @failfast
    def addError(self, test, err):
        """Called when a test raised something else than a failure."""
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        """Called when a test failed."""
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        """Called at the end of a subtest; `err` is None if it succeeded."""
        if err is None:
            return
        if getattr(self, 'failfast', False):
            self.stop()
        failed = issubclass(err[0], test.failureException)
        (self.failures if failed else self.errors).append((subtest, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSuccess(self, test):
        """Called when a test succeeded."""

    def addSkip(self, test, reason):
        """Called when a test was left out."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """Called when a test failed as expected."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        """Called when a test succeeded that should have failed."""
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        """Called with the seconds that a test took."""
        # A class that takes its methods from here may have made nothing to keep them in.
        if hasattr(self, 'collectedDurations'):
            self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        """Whether nothing failed."""
        return not self.failures and not self.errors and not getattr(self, 'unexpectedSuccesses', ())

    def stop(self):
        """Have the run end after the test that runs."""
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        kind, value, tb = err
        tb = self._clean_tracebacks(value, tb, test)
        described = traceback.TracebackException(kind, value, tb, capture_locals=self.tb_locals, compact=True)
        parts = list(described.format())
        if self.buffer:
            for buffer, heading in ((sys.stdout, STDOUT_LINE), (sys.stderr, STDERR_LINE)):
                text = self._captured(buffer)
                if text:
                    parts.append(heading % text)
        return ''.join(parts)

    def _clean_tracebacks(self, value, tb, test):
        """Leave out the frames of this package, of the exception and of those that led to it."""
        cleaned = self._trim(value, tb, test)
        seen = {id(value)}
        waiting = [value]
        while waiting:
            current = waiting.pop()
            if current is None:
                continue
            for other in (current.__cause__, current.__context__):
                if other is not None and id(other) not in seen:
                    seen.add(id(other))
                    other.__traceback__ = self._trim(other, other.__traceback__, test)
                    waiting.append(other)
        return cleaned

    def _trim(self, value, tb, test):
        while tb is not None and self._is_relevant_tb_level(tb):
            tb = tb.tb_next
        if type(value) is test.failureException:
            self._remove_unittest_tb_frames(tb)
        return tb

    def _is_relevant_tb_level(self, tb):
        return '__unittest' in tb.tb_frame.f_globals

    def _remove_unittest_tb_frames(self, tb):
        """End a traceback before the first frame of this package, which is that of an assertion."""
        last = None
        while tb is not None and not self._is_relevant_tb_level(tb):
            last, tb = tb, tb.tb_next
        if last is not None:
            last.tb_next = None

    def __repr__(self):
        return (f'<{util.strclass(self.__class__)} run={self.testsRun} errors={len(self.errors)} '
                f'failures={len(self.failures)}>')
