"""Side effects of AsyncMock may be coroutine functions, functions, iterables and exceptions."""
import asyncio
from unittest.mock import AsyncMock
from _attempt import attempt
async def coroutine(x): return x + 1
for effect in (coroutine, lambda x: x + 2, [5, KeyError('k')], OSError):
    m = AsyncMock(side_effect=effect)
    for _ in range(3):
        attempt(lambda: asyncio.run(m(1)))
    print(m.await_count)
