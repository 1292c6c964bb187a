"""Numbers are compared after rounding or within a distance."""
import unittest
from _shown import attempt
t = unittest.TestCase()
attempt(t.assertAlmostEqual, 1, 1.00000001)
attempt(t.assertAlmostEqual, 1, 1.0001)
attempt(t.assertAlmostEqual, 1, 1.2, places=1)
attempt(t.assertAlmostEqual, 1, 1.2, delta=0.5)
attempt(t.assertAlmostEqual, 1, 2, delta=0.5)
attempt(t.assertAlmostEqual, 1, 2, delta=0.5, places=1)
attempt(t.assertNotAlmostEqual, 1, 2)
attempt(t.assertNotAlmostEqual, 1, 1.0)
attempt(t.assertNotAlmostEqual, 1, 1.00000001)
attempt(t.assertNotAlmostEqual, 1, 1.2, delta=0.5)
attempt(t.assertNotAlmostEqual, 1, 2, delta=0.5)
attempt(t.assertAlmostEqual, 1, 2, 0, 'message')
attempt(t.assertAlmostEqual, float('inf'), float('inf'))
