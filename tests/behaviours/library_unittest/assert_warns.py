"""assertWarns keeps the warning and its place, and fails when there is none."""
import unittest
import warnings
from _shown import attempt
t = unittest.TestCase()
with t.assertWarns(UserWarning) as caught:
    warnings.warn('first', DeprecationWarning)
    warnings.warn('second')
print(caught.warning, caught.filename.endswith('assert_warns.py'), caught.lineno, len(caught.warnings))
attempt(t.assertWarns, UserWarning, warnings.warn, 'x')
attempt(t.assertWarns, UserWarning, int)
attempt(t.assertWarns, (UserWarning, ImportWarning), warnings.warn, 'x', ImportWarning)
def block(*args, **kwargs):
    with t.assertWarns(*args, **kwargs): pass
attempt(block, UserWarning)
attempt(block, UserWarning, msg='message')
attempt(block, ValueError)
