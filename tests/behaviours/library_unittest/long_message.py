"""longMessage decides whether a message replaces or follows the standard one."""
import unittest
from _shown import attempt
class Short(unittest.TestCase):
    longMessage = False
class Own(unittest.TestCase):
    class failureException(AssertionError): pass
for t in (unittest.TestCase(), Short(), Own()):
    attempt(t.assertEqual, 1, 2, 'message')
    attempt(t.assertEqual, 1, 2)
    attempt(t.assertTrue, 0, 'message')
    attempt(t.fail, 'failed')
    attempt(t.fail)
