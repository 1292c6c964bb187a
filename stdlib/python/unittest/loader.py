"""Finding tests in classes, modules and folders."""

import functools
import inspect
import os
import sys
import traceback
import types

from . import case, suite, util

__unittest = True


class _FailedTest(case.TestCase):
    """A test that raises why tests could not be loaded."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def testFailure():
            raise self._exception
        return testFailure


def _make_failed_import_test(name, suiteClass):
    message = f'Failed to import test module: {name}\n{traceback.format_exc()}'
    return _make_failed_test(name, ImportError(message), suiteClass, message)


def _make_failed_load_tests(name, exception, suiteClass):
    message = f'Failed to call load_tests:\n{traceback.format_exc()}'
    return _make_failed_test(name, exception, suiteClass, message)


def _make_failed_test(methodname, exception, suiteClass, message):
    return suiteClass((_FailedTest(methodname, exception),)), message


def _make_skipped_test(methodname, exception, suiteClass):
    @case.skip(str(exception))
    def testSkipped(self):
        pass
    skipped = type('ModuleSkipped', (case.TestCase,), {methodname: testSkipped})
    return suiteClass((skipped(methodname),))


def _is_identifier_file(name: str) -> bool:
    return name.endswith('.py') and name[:-3].isidentifier()


class TestLoader:
    """Makes suites of what it finds; `errors` has the texts of what went wrong."""

    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []
        # Modules whose load_tests runs, so that it may call discover.
        self._loading_packages = set()

    def loadTestsFromTestCase(self, testCaseClass):
        """Return a suite of all tests of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?')
        names = []
        if testCaseClass not in (case.TestCase, case.FunctionTestCase) and not inspect.isabstract(testCaseClass):
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def getTestCaseNames(self, testCaseClass):
        """Return the names of a class's tests in order."""
        def is_test(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            if self.testNamePatterns is None:
                return True
            full = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}'
            return any(util._matches(full, pattern) for pattern in self.testNamePatterns)
        names = list(filter(is_test, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromModule(self, module, *, pattern=None):
        """Return a suite of all tests of a module's classes, or what its `load_tests` makes of it."""
        tests = []
        for name in dir(module):
            found = getattr(module, name)
            if self._is_test_class(found) and not inspect.isabstract(found):
                tests.append(self.loadTestsFromTestCase(found))
        tests = self.suiteClass(tests)
        load_tests = getattr(module, 'load_tests', None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as error:
            failed, message = _make_failed_load_tests(module.__name__, error, self.suiteClass)
            self.errors.append(message)
            return failed

    @staticmethod
    def _is_test_class(found) -> bool:
        return (isinstance(found, type) and issubclass(found, case.TestCase)
                and found not in (case.TestCase, case.FunctionTestCase))

    def loadTestsFromName(self, name, module=None):
        """Return a suite of what a dotted name says: a module, a class, a method, or what makes a suite."""
        parts = name.split('.')
        message, failed = None, None
        if module is None:
            tried = parts[:]
            while tried:
                try:
                    module = __import__('.'.join(tried))
                    break
                except ImportError:
                    last = tried.pop()
                    failed, message = _make_failed_import_test(last, self.suiteClass)
                    if not tried:
                        self.errors.append(message)
                        return failed
            parts = parts[1:]
        parent, found = None, module
        for part in parts:
            try:
                parent, found = found, getattr(found, part)
            except AttributeError as error:
                if getattr(found, '__path__', None) is not None and failed is not None:
                    # The part is a module of the package that could not be imported.
                    self.errors.append(message)
                    return failed
                failed, message = _make_failed_test(
                    part, error, self.suiteClass, f'Failed to access attribute:\n{traceback.format_exc()}')
                self.errors.append(message)
                return failed
        return self._tests_of(found, parent, parts)

    def _tests_of(self, found, parent, parts):
        if isinstance(found, types.ModuleType):
            return self.loadTestsFromModule(found)
        if self._is_test_class(found):
            return self.loadTestsFromTestCase(found)
        if (isinstance(found, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase)):
            if inspect.isabstract(parent):
                # Its methods are for classes that inherit from it.
                raise TypeError(f'Cannot instantiate abstract test case {parent.__name__}')
            test = parent(parts[-1])
            # A static method is called as it is.
            if not isinstance(getattr(test, parts[-1]), types.FunctionType):
                return self.suiteClass([test])
        elif isinstance(found, suite.TestSuite):
            return found
        if not callable(found):
            raise TypeError(f"don't know how to make test from: {found}")
        test = found()
        if isinstance(test, suite.TestSuite):
            return test
        if isinstance(test, case.TestCase):
            return self.suiteClass([test])
        raise TypeError(f'calling {found} returned {test}, not a test')

    def loadTestsFromNames(self, names, module=None):
        """Return a suite of the suites of all names."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        """Return a suite of the tests of all modules below a folder, or package, whose file names fit the pattern."""
        outer_top = self._top_level_dir
        set_implicitly = False
        if top_level_dir is None:
            top_level_dir = self._top_level_dir
            if top_level_dir is None:
                set_implicitly = True
                top_level_dir = start_dir
        top_level_dir = os.path.abspath(top_level_dir)
        if top_level_dir not in sys.path:
            sys.path.insert(0, top_level_dir)
        self._top_level_dir = top_level_dir
        importable = True
        if os.path.isdir(os.path.abspath(start_dir)):
            start_dir = os.path.abspath(start_dir)
            if start_dir != top_level_dir:
                importable = os.path.isfile(os.path.join(start_dir, '__init__.py'))
        else:
            start_dir, importable = self._package_folder(start_dir, set_implicitly)
        if not importable:
            raise ImportError(f'Start directory is not importable: {start_dir!r}')
        try:
            return self.suiteClass(list(self._find_tests(start_dir, pattern)))
        finally:
            self._top_level_dir = outer_top

    def _package_folder(self, name, set_implicitly):
        """Return the folder of a package that discovery starts at, and whether there is one."""
        try:
            __import__(name)
        except ImportError:
            return name, False
        module = sys.modules[name]
        if module.__file__ is None:
            if name in sys.builtin_module_names:
                raise TypeError('Can not use builtin modules as dotted module names')
            raise TypeError(f"don't know how to discover from {module!r}")
        folder = os.path.abspath(os.path.dirname(module.__file__))
        if set_implicitly:
            self._top_level_dir = self._get_directory_containing_module(name.split('.')[0])
            if self._top_level_dir in sys.path:
                sys.path.remove(self._top_level_dir)
            sys.path.insert(0, self._top_level_dir)
        return folder, True

    def _get_directory_containing_module(self, module_name):
        file = os.path.abspath(sys.modules[module_name].__file__)
        folder = os.path.dirname(file)
        return os.path.dirname(folder) if os.path.basename(file).lower().startswith('__init__.py') else folder

    def _get_name_from_path(self, path):
        if path == self._top_level_dir:
            return '.'
        relative = os.path.relpath(os.path.splitext(os.path.normpath(path))[0], self._top_level_dir)
        assert not os.path.isabs(relative), 'Path must be within the project'
        assert not relative.startswith('..'), 'Path must be within the project'
        return relative.replace(os.path.sep, '.')

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _match_path(self, path, full_path, pattern):
        # Subclasses may look at the whole path.
        return util._matches(path, pattern)

    def _find_tests(self, start_dir, pattern):
        name = self._get_name_from_path(start_dir)
        if name != '.' and name not in self._loading_packages:
            # A package whose load_tests discovers its own tests has been handled by its parent.
            tests, should_recurse = self._find_test_path(start_dir, pattern)
            if tests is not None:
                yield tests
            if not should_recurse:
                return
        for entry in sorted(os.listdir(start_dir)):
            full_path = os.path.join(start_dir, entry)
            tests, should_recurse = self._find_test_path(full_path, pattern)
            if tests is not None:
                yield tests
            if should_recurse:
                name = self._get_name_from_path(full_path)
                self._loading_packages.add(name)
                try:
                    yield from self._find_tests(full_path, pattern)
                finally:
                    self._loading_packages.discard(name)

    def _find_test_path(self, full_path, pattern):
        """Return the tests of a file or package, if it has any, and whether what is below it has to be looked at."""
        basename = os.path.basename(full_path)
        if os.path.isfile(full_path):
            if not _is_identifier_file(basename) or not self._match_path(basename, full_path, pattern):
                return None, False
            return self._tests_of_file(full_path, pattern), False
        if not os.path.isdir(full_path) or not os.path.isfile(os.path.join(full_path, '__init__.py')):
            return None, False
        name = self._get_name_from_path(full_path)
        try:
            package = self._get_module_from_name(name)
        except case.SkipTest as reason:
            return _make_skipped_test(name, reason, self.suiteClass), False
        except:  # noqa: E722
            failed, message = _make_failed_import_test(name, self.suiteClass)
            self.errors.append(message)
            return failed, False
        load_tests = getattr(package, 'load_tests', None)
        tests = None
        if self._match_path(basename, full_path, pattern) or load_tests is not None:
            self._loading_packages.add(name)
            try:
                if load_tests is not None or self._match_path(basename, full_path, pattern):
                    tests = self.loadTestsFromModule(package, pattern=pattern)
            finally:
                self._loading_packages.discard(name)
        return tests, load_tests is None

    def _tests_of_file(self, full_path, pattern):
        name = self._get_name_from_path(full_path)
        try:
            module = self._get_module_from_name(name)
        except case.SkipTest as reason:
            return _make_skipped_test(name, reason, self.suiteClass)
        except:  # noqa: E722
            failed, message = _make_failed_import_test(name, self.suiteClass)
            self.errors.append(message)
            return failed
        found = os.path.realpath(os.path.splitext(os.path.abspath(getattr(module, '__file__', full_path)))[0])
        wanted = os.path.realpath(os.path.splitext(full_path)[0])
        if found.lower() != wanted.lower():
            expected = os.path.dirname(full_path)
            raise ImportError(
                f'{os.path.splitext(os.path.basename(full_path))[0]!r} module incorrectly imported from '
                f'{os.path.dirname(found)!r}. Expected {expected!r}. Is this module globally installed?')
        return self.loadTestsFromModule(module, pattern=pattern)


defaultTestLoader = TestLoader()
