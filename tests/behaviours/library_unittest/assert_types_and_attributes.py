"""Messages of the assertions about classes and attributes."""
import unittest
from _shown import attempt
t = unittest.TestCase()
attempt(t.assertIsInstance, 1, str)
attempt(t.assertIsInstance, 1, (str, bytes))
attempt(t.assertIsInstance, True, int)
attempt(t.assertNotIsInstance, 1, int)
attempt(t.assertNotIsInstance, 1, (str, int))
attempt(t.assertIsSubclass, int, str)
attempt(t.assertIsSubclass, int, (str, bytes))
attempt(t.assertIsSubclass, 1, str)
attempt(t.assertNotIsSubclass, bool, int)
attempt(t.assertNotIsSubclass, bool, (str, int))
attempt(t.assertHasAttr, 1, 'x')
attempt(t.assertHasAttr, int, 'x')
attempt(t.assertHasAttr, unittest, 'x')
attempt(t.assertNotHasAttr, 1, 'real')
attempt(t.assertNotHasAttr, int, 'real')
