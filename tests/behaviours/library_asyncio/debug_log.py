"""The logger of asyncio tells of loops that are made and, in debug mode, of their end."""
import asyncio
import logging
import sys

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format='%(levelname)s %(name)s %(message)s')


async def main():
    asyncio.get_running_loop().slow_callback_duration = 60
    print('main')


asyncio.run(main())
asyncio.run(main(), debug=True)
