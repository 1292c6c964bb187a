"""The first line of a test's docstring is shown below its name, unless descriptions are off."""
import unittest
from _shown import report
class T(unittest.TestCase):
    def test_said(self):
        """What the test is for.

        And more.
        """
        print(self.id(), '|', self.shortDescription())
    def test_unsaid(self):
        print(self, '|', self.shortDescription())
report(T)
report(T, descriptions=False)
