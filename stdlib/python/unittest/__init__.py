"""Tests as methods of classes, and what finds and runs them."""

from .case import (
    FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, enterModuleContext, expectedFailure,
    skip, skipIf, skipUnless,
)
from .loader import TestLoader, defaultTestLoader
from .result import TestResult
from .runner import TextTestResult, TextTestRunner
from .signals import installHandler, registerResult, removeHandler, removeResult
from .suite import BaseTestSuite, TestSuite
from .main import TestProgram, main

__all__ = [
    'FunctionTestCase', 'IsolatedAsyncioTestCase', 'SkipTest', 'TestCase', 'TestLoader', 'TestResult', 'TestSuite',
    'TextTestResult', 'TextTestRunner', 'addModuleCleanup', 'defaultTestLoader', 'doModuleCleanups',
    'enterModuleContext', 'expectedFailure', 'installHandler', 'main', 'registerResult', 'removeHandler',
    'removeResult', 'skip', 'skipIf', 'skipUnless',
]

# Tracebacks of failures leave out the frames of modules that have this.
__unittest = True


def __dir__() -> list:
    return sorted(globals().keys() | {'IsolatedAsyncioTestCase'})


def __getattr__(name: str):
    # Most tests need no event loop, and asyncio is large.
    if name == 'IsolatedAsyncioTestCase':
        global IsolatedAsyncioTestCase
        from .async_case import IsolatedAsyncioTestCase
        return IsolatedAsyncioTestCase
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
