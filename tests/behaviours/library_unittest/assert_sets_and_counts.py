"""assertSetEqual and assertCountEqual list what differs."""
import unittest
from _shown import attempt
t = unittest.TestCase()
attempt(t.assertEqual, {1}, {2})
attempt(t.assertEqual, frozenset('a'), frozenset())
attempt(t.assertSetEqual, {1, 2}, frozenset({1, 2}))
attempt(t.assertSetEqual, 1, {1})
attempt(t.assertSetEqual, {1}, 1)
attempt(t.assertCountEqual, [1, 1, 2], [2, 1, 1])
attempt(t.assertCountEqual, [1, 1, 2], [2, 2, 3])
attempt(t.assertCountEqual, [[1], [1]], [[1]])
attempt(t.assertCountEqual, iter('ab'), 'ba')
attempt(t.assertSetEqual, {1}, {2}, 'message')
