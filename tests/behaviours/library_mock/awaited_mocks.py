"""AsyncMock notes what was awaited, and has assertions about it."""
import asyncio
import inspect
from unittest.mock import AsyncMock, call
from _attempt import attempt
m = AsyncMock(return_value=3)
print(inspect.iscoroutinefunction(m), m.await_count, m.await_args)
attempt(m.assert_awaited)
attempt(m.assert_awaited_with, 1)
coroutine = m(1)
print(m.call_count, m.await_count)
print(asyncio.run(coroutine), m.await_count, m.await_args, m.await_args_list)
asyncio.run(m(2))
for assertion, args in (('assert_awaited', ()), ('assert_awaited_once', ()), ('assert_awaited_with', (2,)),
                        ('assert_awaited_with', (1,)), ('assert_awaited_once_with', (2,)), ('assert_any_await', (1,)),
                        ('assert_any_await', (9,)), ('assert_has_awaits', ([call(1), call(2)],)),
                        ('assert_has_awaits', ([call(2), call(1)],)), ('assert_not_awaited', ())):
    attempt(getattr(m, assertion), *args)
m.reset_mock()
print(m.await_count, m.await_args_list)
