"""All parts of a coroutine test share one context, and tests do not share theirs."""
import contextvars
import unittest
from _shown import report
variable = contextvars.ContextVar('variable', default='unset')
class T(unittest.IsolatedAsyncioTestCase):
    def setUp(self): print(variable.get()); variable.set('setUp')
    async def asyncSetUp(self): print(variable.get()); variable.set('asyncSetUp')
    async def test_a(self): print(variable.get()); variable.set('a')
    async def test_b(self): print(variable.get()); variable.set('b')
    async def asyncTearDown(self): print(variable.get())
report(T, verbosity=0)
print(variable.get())
