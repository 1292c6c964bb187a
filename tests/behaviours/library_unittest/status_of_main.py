"""unittest.main exits with 0, 1, or 5 when no test ran, and 2 for wrong options."""
import io
import sys
import unittest
class Good(unittest.TestCase):
    def test_a(self): pass
class Bad(unittest.TestCase):
    def test_a(self): self.fail()
class Skipped(unittest.TestCase):
    def test_a(self): self.skipTest('')
class Empty(unittest.TestCase): pass
errors, sys.stderr = sys.stderr, io.StringIO()
for arguments in (['Good'], ['Bad'], ['Skipped'], ['Empty'], ['Good', 'Bad'], ['--durations', 'x'], ['-k']):
    try:
        unittest.main(argv=['prog', *arguments])
    except SystemExit as status:
        print(arguments, status.code)
print([line for line in sys.stderr.getvalue().splitlines() if line.startswith('prog')])
