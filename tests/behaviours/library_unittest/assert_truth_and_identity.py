"""Messages of the assertions about truth, identity, None and membership."""
import unittest
from _shown import attempt
t = unittest.TestCase()
attempt(t.assertTrue, [])
attempt(t.assertTrue, 1)
attempt(t.assertFalse, 'x')
attempt(t.assertFalse, 0, 'unused')
attempt(t.assertIs, [], [])
attempt(t.assertIsNot, None, None)
attempt(t.assertIsNone, 0)
attempt(t.assertIsNotNone, None)
attempt(t.assertIn, 3, [1, 2])
attempt(t.assertNotIn, 'a', 'abc')
attempt(t.assertTrue, 0, 'with a message')
attempt(t.assertIs, 1, 2, 'and here')
