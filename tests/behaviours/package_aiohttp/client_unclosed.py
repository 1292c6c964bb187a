"""A session that is not closed is warned about, and told to the loop."""

import asyncio
import gc
import warnings

import aiohttp


async def main():
    told = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: told.append(context['message']))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        session = aiohttp.ClientSession()
        del session
        gc.collect()
    print([str(warning.message).partition(' <')[0] for warning in caught], caught[0].category.__name__)
    print(told)


asyncio.run(main())
