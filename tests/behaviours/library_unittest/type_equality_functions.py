"""addTypeEqualityFunc chooses how values of exactly one type are compared."""
import unittest
from _shown import attempt
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, other): return self.x == other.x
class Q(P): pass
class T(unittest.TestCase):
    def setUp(self): self.addTypeEqualityFunc(P, self.same)
    def same(self, first, second, msg=None):
        if first.x != second.x: raise self.failureException(msg or f'x: {first.x} and {second.x}')
t = T()
t.setUp()
attempt(t.assertEqual, P(1), P(1))
attempt(t.assertEqual, P(1), P(2))
attempt(t.assertEqual, P(1), P(2), 'said')
try:
    t.assertEqual(Q(1), Q(2))
except AssertionError as error:
    print('Q object' in str(error))
