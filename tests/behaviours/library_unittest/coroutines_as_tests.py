"""IsolatedAsyncioTestCase runs coroutine methods in a loop, with its fixtures in order."""
import asyncio
import contextlib
import unittest
from _shown import report
@contextlib.asynccontextmanager
async def scope():
    print('enter')
    yield 'value'
    print('leave')
class T(unittest.IsolatedAsyncioTestCase):
    def setUp(self): print('setUp')
    async def asyncSetUp(self):
        print('asyncSetUp')
        self.addAsyncCleanup(self.clean)
        print(await self.enterAsyncContext(scope()))
    async def clean(self): print('async cleanup')
    async def asyncTearDown(self): print('asyncTearDown')
    def tearDown(self): print('tearDown')
    async def test_async(self):
        await asyncio.sleep(0)
        print('body', asyncio.get_running_loop().get_debug())
    def test_plain(self): print('plain')
report(T)
