"""durations lists the slowest tests; short ones are hidden unless the report is verbose."""
import unittest
from unittest import mock
from _shown import report
class T(unittest.TestCase):
    def test_a(self): pass
    def test_b(self): pass
for options in ({'durations': 0}, {'durations': 1}):
    times = iter([0.0, 0.0, 0.5, 1.0, 1.25, 9.0])
    with mock.patch('time.perf_counter', lambda: next(times)):
        result = report(T, **options)
    print(result.collectedDurations)
times = iter([0.0, 0.0, 0.0005, 1.0, 1.25, 9.0])
with mock.patch('time.perf_counter', lambda: next(times)):
    report(T, durations=5, verbosity=1)
