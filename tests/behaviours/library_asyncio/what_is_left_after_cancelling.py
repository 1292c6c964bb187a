"""Cancelling one who waits takes nothing from others; timers are equal when they are the same call."""
import asyncio


async def completed():
    loop = asyncio.get_running_loop()
    for plain in (False, True):
        one, other = loop.create_future(), loop.create_future()
        iterator = asyncio.as_completed([one, other])
        waiter = asyncio.ensure_future(next(iterator) if plain else anext(iterator))
        await asyncio.sleep(0)
        waiter.cancel()
        print(await asyncio.gather(waiter, return_exceptions=True))
        one.set_result('one')
        other.set_result('other')
        if plain:
            print(sorted([await each for each in iterator]))
        else:
            print(sorted([await each async for each in iterator]))


async def shielded():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print('handler:', context['message']))
    inner = loop.create_future()
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.sleep(0)
    print(outer.cancelled(), inner.done())
    inner.set_exception(ValueError('inside'))
    await asyncio.sleep(0)
    # Somebody may still ask for it.
    print(repr(inner.exception()))


async def across():
    loop = asyncio.get_running_loop()
    waiting = asyncio.run_coroutine_threadsafe(asyncio.sleep(10), loop)
    await asyncio.sleep(0)
    task, = asyncio.all_tasks() - {asyncio.current_task()}
    print(waiting.cancel(), waiting.cancelled())
    print(await asyncio.gather(task, return_exceptions=True))


async def timers():
    loop = asyncio.get_running_loop()
    when = loop.time() + 100
    one, same, later = loop.call_at(when, print, 1), loop.call_at(when, print, 1), loop.call_at(when + 1, print, 1)
    print(one == same, one != same, one == later, one < later, one <= same, hash(one) == hash(when), one == 3)
    same.cancel()
    print(one == same)


for main in (completed, shielded, across, timers):
    asyncio.run(main())
