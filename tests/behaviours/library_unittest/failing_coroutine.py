"""A failing coroutine test counts as a failure, and its fixtures end."""
import asyncio
import unittest
class T(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self): asyncio.get_running_loop().slow_callback_duration = 60
    async def asyncTearDown(self): print('asyncTearDown')
    async def test_failing(self):
        await asyncio.sleep(0)
        self.assertEqual(1, 2)
    async def test_raising(self):
        with self.subTest(i=1):
            self.fail('part')
        raise KeyError('whole')
result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(result)
print(result)
for test, text in result.failures + result.errors:
    print(test, text.splitlines()[-1])
