"""The main thread waits for a task of a loop in another thread that nobody can wake."""
# says: 'MainThread' waits in Future.result()
# says: 'loop' runs an event loop that has nothing to do
# says: task 'Task-1' waits for a Lock that it holds itself
import asyncio
import threading

loop = asyncio.new_event_loop()
threading.Thread(target=loop.run_forever, name='loop', daemon=True).start()

async def work():
    lock = asyncio.Lock()
    await lock.acquire()
    await lock.acquire()

asyncio.run_coroutine_threadsafe(work(), loop).result()
