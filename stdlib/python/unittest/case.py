"""A test: what it consists of, and how it runs."""

import contextlib
import functools
import sys
import time

import types
import warnings

from . import result
from ._assertions import DIFF_OMITTED, Assertions
from ._raising import LogsContext, NotWarnsContext, RaisesContext, WarnsContext
from .util import safe_repr, strclass

__unittest = True

_subtest_msg_sentinel = object()


class SkipTest(Exception):
    """Raised in a test to leave it out, with the reason."""


class _ShouldStop(Exception):
    """A test ends here: a part of it failed, and what failed has been told."""


class _Outcome:
    """What has come of the parts of a test so far."""

    def __init__(self, result=None):
        self.expecting_failure = False
        self.result = result
        self.result_supports_subtests = hasattr(result, 'addSubTest')
        self.success = True
        self.expectedFailure = None

    @contextlib.contextmanager
    def testPartExecutor(self, test_case, subTest=False):
        """Run a part; exceptions go to the result, and the part counts as failed."""
        before, self.success = self.success, True
        try:
            yield
        except KeyboardInterrupt:
            raise
        except SkipTest as reason:
            self.success = False
            _addSkip(self.result, test_case, str(reason))
        except _ShouldStop:
            # A subtest has told already.
            pass
        except:  # noqa: E722
            failure = sys.exc_info()
            if self.expecting_failure:
                self.expectedFailure = failure
            else:
                self.success = False
                if subTest:
                    self.result.addSubTest(test_case.test_case, test_case, failure)
                else:
                    _addError(self.result, test_case, failure)
            failure = None
        else:
            if subTest and self.success:
                self.result.addSubTest(test_case.test_case, test_case, None)
        finally:
            self.success = self.success and before


def _addSkip(result, test_case, reason):
    add = getattr(result, 'addSkip', None)
    if add is not None:
        add(test_case, reason)
        return
    warnings.warn('TestResult has no addSkip method, skips not reported', RuntimeWarning, 2)
    result.addSuccess(test_case)


def _addError(result, test, failure):
    if result is not None and failure is not None:
        add = result.addFailure if issubclass(failure[0], test.failureException) else result.addError
        add(test, failure)


def _enter_context(cm, add_cleanup):
    # Special methods are looked up on the class, as `with` does.
    cls = type(cm)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        message = f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
        if hasattr(cls, '__aenter__') and hasattr(cls, '__aexit__'):
            message += ' but it supports the asynchronous context manager protocol. Did you mean to use enterAsyncContext()?'
        raise TypeError(message) from None
    value = enter(cm)
    add_cleanup(leave, cm, None, None, None)
    return value


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Have a function called after `tearDownModule`, or after a failed `setUpModule`; the last is called first."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enter a context manager, which is left after the tests of the module; return what it gives."""
    return _enter_context(cm, addModuleCleanup)


def doModuleCleanups():
    """Call what `addModuleCleanup` was given; the first exception is raised when all are done."""
    failures = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            failures.append(error)
    if failures:
        raise failures[0]


def skip(reason):
    """Leave out a test or class, for the reason given."""
    def decorator(test_item):
        if not isinstance(test_item, type):
            @functools.wraps(test_item)
            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)
            test_item = skip_wrapper
        test_item.__unittest_skip__ = True
        test_item.__unittest_skip_why__ = reason
        return test_item
    if isinstance(reason, types.FunctionType):
        # The decorator was used without a reason.
        test_item, reason = reason, ''
        return decorator(test_item)
    return decorator


def _unchanged(test_item):
    return test_item


def skipIf(condition, reason):
    """Leave out a test or class if the condition is true."""
    return skip(reason) if condition else _unchanged


def skipUnless(condition, reason):
    """Leave out a test or class unless the condition is true."""
    return _unchanged if condition else skip(reason)


def expectedFailure(test_item):
    """Say that a test or class fails; it counts as a failure if it does not."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


class TestCase(Assertions):
    """A class of tests; an instance is one of its methods, which runs between `setUp` and `tearDown`."""

    _classSetupFailed = False
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = 'No test'
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {}
        try:
            method = getattr(self, methodName)
        except AttributeError:
            # `runTest` may be missing, so that assertions can be tried at the prompt.
            if methodName != 'runTest':
                raise ValueError(f'no such test method in {self.__class__}: {methodName}') from None
        else:
            self._testMethodDoc = method.__doc__
        for kind, name in ((dict, 'assertDictEqual'), (list, 'assertListEqual'), (tuple, 'assertTupleEqual'),
                           (set, 'assertSetEqual'), (frozenset, 'assertSetEqual'), (str, 'assertMultiLineEqual')):
            self.addTypeEqualityFunc(kind, name)

    # What subclasses define.

    def setUp(self):
        """Called before each test."""

    def tearDown(self):
        """Called after each test whose `setUp` succeeded."""

    @classmethod
    def setUpClass(cls):
        """Called before the tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """Called after the tests of the class."""

    # Cleaning up.

    def addCleanup(self, function, /, *args, **kwargs):
        """Have a function called after `tearDown`, even if `setUp` fails; the last is called first."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enter a context manager, which is left after the test; return what it gives."""
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Have a function called after `tearDownClass`, even if `setUpClass` fails."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enter a context manager, which is left after the tests of the class; return what it gives."""
        return _enter_context(cm, cls.addClassCleanup)

    def doCleanups(self):
        """Call what `addCleanup` was given; return whether all went well so far."""
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with outcome.testPartExecutor(self):
                self._callCleanup(function, *args, **kwargs)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        """Call what `addClassCleanup` was given; what fails is in `tearDown_exceptions`."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    # What a test says of itself.

    def countTestCases(self):
        """Return 1."""
        return 1

    def defaultTestResult(self):
        """Return a result for `run` without one."""
        return result.TestResult()

    def shortDescription(self):
        """Return the first line of the method's docstring, or None."""
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def id(self):
        """Return the full name of the method."""
        return f'{strclass(self.__class__)}.{self._testMethodName}'

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f'{self._testMethodName} ({strclass(self.__class__)}.{self._testMethodName})'

    def __repr__(self):
        return f'<{strclass(self.__class__)} testMethod={self._testMethodName}>'

    # Running.

    @contextlib.contextmanager
    def subTest(self, msg=_subtest_msg_sentinel, **params):
        """Run the block as a part of the test that may fail without ending it; failures show the parameters."""
        if self._outcome is None or not self._outcome.result_supports_subtests:
            yield
            return
        parent = self._subtest
        if parent is not None:
            # Inner parameters come first, and hide outer ones of the same name.
            outer = {name: value for name, value in parent.params.items() if name not in params}
            params = {**params, **outer}
        self._subtest = _SubTest(self, msg, params)
        try:
            with self._outcome.testPartExecutor(self._subtest, subTest=True):
                yield
            if not self._outcome.success:
                result = self._outcome.result
                if result is not None and result.failfast:
                    raise _ShouldStop
            elif self._outcome.expectedFailure:
                # The test as a whole has failed as expected, and ends.
                raise _ShouldStop
        finally:
            self._subtest = parent

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        value = method()
        if value is not None:
            self._warn_of_value(method, value)

    def _warn_of_value(self, method, value):
        import inspect
        kind = type(value).__name__
        advice = ''
        if inspect.iscoroutine(value):
            advice = '. Maybe you forgot to use IsolatedAsyncioTestCase as the base class?'
        warnings.warn(
            f'It is deprecated to return a value that is not None from a test case ({method} returned {kind!r})' + advice,
            DeprecationWarning, stacklevel=5)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, *args, **kwargs):
        function(*args, **kwargs)

    def _addDuration(self, result, elapsed):
        add = getattr(result, 'addDuration', None)
        if add is None:
            warnings.warn('TestResult has no addDuration method', RuntimeWarning, stacklevel=2)
        else:
            add(self, elapsed)

    def _addExpectedFailure(self, result, failure):
        add = getattr(result, 'addExpectedFailure', None)
        if add is None:
            warnings.warn('TestResult has no addExpectedFailure method, reporting as passes', RuntimeWarning)
            result.addSuccess(self)
        else:
            add(self, failure)

    def _addUnexpectedSuccess(self, result):
        add = getattr(result, 'addUnexpectedSuccess', None)
        if add is not None:
            add(self)
            return
        warnings.warn('TestResult has no addUnexpectedSuccess method, reporting as failure', RuntimeWarning)
        try:
            raise _UnexpectedSuccess from None
        except _UnexpectedSuccess:
            result.addFailure(self, sys.exc_info())

    def _marked(self, method, mark, default=False):
        """Return a mark that a decorator has left on the class or on the method."""
        return getattr(type(self), mark, default) or getattr(method, mark, default)

    def run(self, result=None):
        """Run the test and tell the result; without one a new one is used. Return it."""
        own = result is None
        if own:
            result = self.defaultTestResult()
            getattr(result, 'startTestRun', lambda: None)()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if self._marked(method, '__unittest_skip__'):
                _addSkip(result, self, self._marked(method, '__unittest_skip_why__', ''))
                return result
            expecting = getattr(self, '__unittest_expecting_failure__', False) or getattr(
                method, '__unittest_expecting_failure__', False)
            self._run_parts(result, method, expecting)
            return result
        finally:
            result.stopTest(self)
            if own:
                getattr(result, 'stopTestRun', lambda: None)()

    def _run_parts(self, result, method, expecting):
        outcome = self._outcome = _Outcome(result)
        start = time.perf_counter()
        try:
            with outcome.testPartExecutor(self):
                self._callSetUp()
            if outcome.success:
                outcome.expecting_failure = expecting
                with outcome.testPartExecutor(self):
                    self._callTestMethod(method)
                outcome.expecting_failure = False
                with outcome.testPartExecutor(self):
                    self._callTearDown()
            self.doCleanups()
            self._addDuration(result, time.perf_counter() - start)
            if not outcome.success:
                return
            if not expecting:
                result.addSuccess(self)
            elif outcome.expectedFailure:
                self._addExpectedFailure(result, outcome.expectedFailure)
            else:
                self._addUnexpectedSuccess(result)
        finally:
            # The exception's frames hold this one.
            outcome.expectedFailure = None
            outcome = self._outcome = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the test without a result: exceptions pass."""
        method = getattr(self, self._testMethodName)
        if self._marked(method, '__unittest_skip__'):
            raise SkipTest(self._marked(method, '__unittest_skip_why__', ''))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        """Leave out the test that runs."""
        raise SkipTest(reason)

    # Assertions about what happens.

    def assertRaises(self, expected_exception, *args, **kwargs):
        """Fail unless a call, or the block after `with`, raises the exception."""
        context = RaisesContext(expected_exception, self)
        try:
            return context.handle('assertRaises', args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """Fail unless a call raises the exception, with a message in which the expression is found."""
        return RaisesContext(expected_exception, self, expected_regex).handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """Fail unless a call, or the block after `with`, gives the warning."""
        return WarnsContext(expected_warning, self).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """Fail unless a call gives the warning, with a message in which the expression is found."""
        return WarnsContext(expected_warning, self, expected_regex).handle('assertWarnsRegex', args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        return NotWarnsContext(expected_warning, self).handle('_assertNotWarns', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """Fail unless the block after `with` logs at least one record of the level or above."""
        return LogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        """Fail if the block after `with` logs a record of the level or above."""
        return LogsContext(self, logger, level, no_logs=True)


class _UnexpectedSuccess(Exception):
    """A test that should have failed did not."""


class FunctionTestCase(TestCase):
    """A function as a test, for tests that were not written as classes."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc = setUp
        self._tearDownFunc = tearDown
        self._testFunc = testFunc
        self._description = description

    def setUp(self):
        """Call the function given for this."""
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        """Call the function given for this."""
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        """Call the function."""
        self._testFunc()

    def id(self):
        """Return the function's name."""
        return self._testFunc.__name__

    def _key(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self):
        return hash((type(self), *self._key()))

    def __str__(self):
        return f'{strclass(self.__class__)} ({self._testFunc.__name__})'

    def __repr__(self):
        return f'<{strclass(self.__class__)} tec={self._testFunc}>'

    def shortDescription(self):
        """Return the description given, or the first line of the function's docstring."""
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split('\n')[0].strip() or None


class _SubTest(TestCase):
    """A part of a test, for results."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        """Parts do not run by themselves."""
        raise NotImplementedError('subtests cannot be run directly')

    def _subDescription(self):
        parts = []
        if self._message is not _subtest_msg_sentinel:
            parts.append(f'[{self._message}]')
        if self.params:
            parts.append('(%s)' % ', '.join(f'{name}={safe_repr(value)}' for name, value in self.params.items()))
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        """Return the test's name and the parameters."""
        return f'{self.test_case.id()} {self._subDescription()}'

    def shortDescription(self):
        """Return the test's description."""
        return self.test_case.shortDescription()

    def __str__(self):
        return f'{self.test_case} {self._subDescription()}'
