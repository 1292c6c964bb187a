"""assertRaises as a call and as a context, with the exception afterwards."""
import unittest
from _shown import attempt
t = unittest.TestCase()
with t.assertRaises(ValueError) as caught:
    int('x')
print(repr(caught.exception), caught.expected is ValueError, caught.exception.__traceback__)
attempt(t.assertRaises, ValueError, int, 'x')
attempt(t.assertRaises, ValueError, int, '1')
attempt(t.assertRaises, (ValueError, TypeError), int, '1')
attempt(t.assertRaises, KeyError, int, 'x')
def block(*args, **kwargs):
    with t.assertRaises(*args, **kwargs): pass
attempt(block, ValueError)
attempt(block, ValueError, msg='message')
attempt(block, 3)
attempt(block, ValueError, wrong=1)
attempt(t.assertRaises, ValueError, None)
