"""Runs tests for the programs beside it, and prints the report without times."""

import io
import unittest


def report(tests, **options):
    """Run a class, suite or module's tests; print the report and return the result."""
    loader = unittest.defaultTestLoader
    if isinstance(tests, type):
        tests = loader.loadTestsFromTestCase(tests)
    stream = io.StringIO()
    options.setdefault('verbosity', 2)
    result = unittest.TextTestRunner(stream=stream, **options).run(tests)
    for line in stream.getvalue().splitlines():
        if line.startswith('Ran '):
            line = line.rpartition(' in ')[0]
        print(line)
    return result


def attempt(function, *args, **kwargs):
    """Call an assertion and print how it failed."""
    try:
        function(*args, **kwargs)
    except Exception as error:
        print(f'{type(error).__name__}: {error}')
    else:
        print('passed')
