"""In debug mode callbacks and steps of tasks that take too long are logged."""
import asyncio
import logging
import re
import time

records = []


class Collect(logging.Handler):
    def emit(self, record):
        records.append(record.getMessage())


def slow():
    time.sleep(0.05)


async def slow_step():
    time.sleep(0.05)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.slow_callback_duration)
    loop.slow_callback_duration = 0.02
    loop.call_soon(slow)
    await asyncio.sleep(0)
    await asyncio.create_task(slow_step(), name='a slow one')
    await asyncio.sleep(0)


logging.getLogger('asyncio').addHandler(Collect())
asyncio.run(main(), debug=True)
for record in records:
    # On a slow machine other steps take too long too.
    if 'slow()' not in record and "<Task finished name='a slow one'" not in record:
        continue
    record = re.sub(r'took 0\.\d+', 'took …', record)
    print(re.sub(r'(at|in) \S*?([^/ ]*\.py):\d+', r'\1 \2', record).partition(' created at')[0])
