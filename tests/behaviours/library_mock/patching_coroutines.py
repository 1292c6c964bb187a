"""patch makes an AsyncMock of a coroutine function, and decorates coroutine functions."""
import asyncio
from unittest.mock import AsyncMock, patch
class Thing:
    async def fetch(self): return 'real'
@patch.object(Thing, 'fetch', return_value='mocked')
async def test(fetch):
    print(type(fetch).__name__, await Thing().fetch(), fetch.await_count)
asyncio.run(test())
async def main():
    with patch.object(Thing, 'fetch') as fetch:
        fetch.side_effect = ['a', ValueError('b')]
        print(await Thing().fetch())
        try:
            await Thing().fetch()
        except ValueError as error:
            print(repr(error))
    print(await Thing().fetch())
asyncio.run(main())
