"""MagicMock stands for asynchronous context managers and iterators."""
import asyncio
from unittest.mock import AsyncMock, MagicMock
class Thing:
    async def work(self): pass
    def plain(self): pass
async def main():
    m = MagicMock()
    m.__aenter__.return_value = 'entered'
    async with m as value:
        print(value)
    print(m.__aexit__.await_args)
    m.__aiter__.return_value = [1, 2]
    print([item async for item in m])
    t = MagicMock(spec=Thing)
    print(type(t.work).__name__, type(t.plain).__name__, type(AsyncMock().child).__name__)
    a = AsyncMock(spec=Thing)
    print(type(a.work).__name__, type(a.plain).__name__)
asyncio.run(main())
