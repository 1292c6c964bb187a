"""Running, gathering, waiting, shielding and limiting awaitables."""
import asyncio


async def attempt(awaitable):
    try:
        print(await awaitable)
    except BaseException as error:
        print(type(error).__name__, error, repr(error.__cause__))


async def give(value, delay=0.0):
    await asyncio.sleep(delay)
    return value


async def fail(message, delay=0.0):
    await asyncio.sleep(delay)
    raise ValueError(message)


async def forever(log):
    try:
        await asyncio.get_running_loop().create_future()
    except asyncio.CancelledError as error:
        log.append(error.args)
        raise


async def gathering():
    print(await asyncio.gather(give(1, 0.02), give(2), give(3, 0.01)))
    print(await asyncio.gather())
    print(await asyncio.gather(give(1), fail('no'), return_exceptions=True))
    await attempt(asyncio.gather(give(1), fail('no')))
    coroutine = give('same')
    task = asyncio.ensure_future(coroutine)
    print(await asyncio.gather(task, task))
    log = []
    both = asyncio.gather(forever(log), forever(log))
    await asyncio.sleep(0)
    print(both.cancel())
    await attempt(both)
    print(log)
    cancelled = asyncio.create_task(give(1, 10))
    cancelled.cancel()
    print(await asyncio.gather(cancelled, give(2), return_exceptions=True))


async def waiting():
    tasks = [asyncio.create_task(give(n, n / 50)) for n in range(3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks, timeout=5)
    print(sorted(t.result() for t in done), pending)
    slow = asyncio.create_task(give(1, 10))
    done, pending = await asyncio.wait([slow], timeout=0.01)
    print(done, pending == {slow})
    failing = asyncio.create_task(fail('first'))
    done, pending = await asyncio.wait([slow, failing], return_when=asyncio.FIRST_EXCEPTION)
    print([t.exception() for t in done], len(pending))
    slow.cancel()
    await attempt(asyncio.wait([]))
    await attempt(asyncio.wait([slow], return_when='x'))
    for future in asyncio.as_completed([give('b', 0.03), give('a', 0.0), give('c', 0.06)]):
        print(await future, end=' ')
    print()
    names = {asyncio.create_task(give(n, d)): n for n, d in (('x', 0.03), ('y', 0.0))}
    async for task in asyncio.as_completed(names):
        print(names[task], task.result(), end=' ')
    print()
    try:
        for future in asyncio.as_completed([give(1, 10)], timeout=0.01):
            await future
    except TimeoutError as error:
        print('TimeoutError', error)


async def limits():
    await attempt(asyncio.wait_for(give('in time'), 1))
    await attempt(asyncio.wait_for(give('late', 10), 0.01))
    await attempt(asyncio.wait_for(give('none'), None))
    await attempt(asyncio.wait_for(give('zero'), 0))
    await attempt(asyncio.wait_for(fail('inside'), 1))
    try:
        async with asyncio.timeout(0.01) as limit:
            await asyncio.sleep(10)
    except TimeoutError as error:
        print('timeout', repr(error), repr(error.__cause__), limit.expired())
    async with asyncio.timeout(10) as limit:
        await asyncio.sleep(0)
        limit.reschedule(None)
        print(limit, limit.when())
    print(limit, limit.expired())
    async with asyncio.timeout_at(None) as limit:
        pass
    try:
        limit.reschedule(1)
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                raise KeyError('instead')
    except KeyError as error:
        print(repr(error), repr(error.__context__))
    print(asyncio.current_task().cancelling())


async def shielding():
    inner = asyncio.create_task(give('kept', 0.02))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    outer.cancel()
    await attempt(outer)
    print(await inner)
    await attempt(asyncio.shield(fail('shielded')))


async def cancelling():
    log = []
    task = asyncio.create_task(forever(log), name='endless')
    print(task.get_name(), task.done(), task in asyncio.all_tasks())
    await asyncio.sleep(0)
    print(task.cancel('because'), task.cancelling())
    await attempt(task)
    print(task.cancelled(), task.done(), task.cancel(), log)

    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print('not now', asyncio.current_task().uncancel())
            await asyncio.sleep(0)
        return 'finished'

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    await attempt(task)
    print(task.cancelled(), task.cancelling())
    early = asyncio.create_task(give(1))
    early.cancel()
    await attempt(early)
    for method in (early.result, early.exception):
        try:
            method()
        except asyncio.CancelledError:
            print('CancelledError')
    pending = asyncio.create_task(give(1))
    try:
        pending.result()
    except asyncio.InvalidStateError as error:
        print('InvalidStateError', error)
    await pending
    results = []
    done = asyncio.create_task(give('callback'))
    done.add_done_callback(lambda t: results.append(t.result()))
    await done
    await asyncio.sleep(0)
    print(results)


async def futures():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_soon(future.set_result, 5)
    print(future.done(), await future, future.done())
    try:
        future.set_result(6)
    except asyncio.InvalidStateError as error:
        print('InvalidStateError', error)
    print(repr(future), asyncio.isfuture(future), asyncio.isfuture(3))
    broken = loop.create_future()
    broken.set_exception(KeyError('k'))
    await attempt(broken)
    order = []
    loop.call_later(0.02, order.append, 'later')
    loop.call_at(loop.time() + 0.01, order.append, 'at')
    handle = loop.call_soon(order.append, 'cancelled')
    handle.cancel()
    loop.call_soon(order.append, 'soon')
    await asyncio.sleep(0.05)
    print(order, handle.cancelled())
    try:
        asyncio.ensure_future(3)
    except TypeError as error:
        print(error)

    class Custom:
        def __await__(self):
            yield from asyncio.sleep(0, 'custom').__await__()
            return 'awaited'

    print(await Custom(), await asyncio.ensure_future(Custom()))
    print(await asyncio.sleep(0, 'zero'), await asyncio.sleep(-1, 'negative'))
    await attempt(asyncio.sleep(float('nan')))


for part in (gathering, waiting, limits, shielding, cancelling, futures):
    print('--', part.__name__)
    asyncio.run(part())
