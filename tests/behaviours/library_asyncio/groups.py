"""Task groups, threads, generators, runners and loops."""
import asyncio
import contextvars
import threading


async def give(value, delay=0.0):
    await asyncio.sleep(delay)
    return value


async def fail(error):
    await asyncio.sleep(0)
    raise error


async def groups():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(give(n, n / 100), name=f't{n}') for n in range(3)]
    print([t.result() for t in tasks], [t.get_name() for t in tasks])
    try:
        async with asyncio.TaskGroup() as group:
            slow = group.create_task(give(1, 10))
            group.create_task(fail(ValueError('one')))
            group.create_task(fail(KeyError('two')))
    except* ValueError as caught:
        print(caught.message, caught.exceptions)
    except* KeyError as caught:
        print(caught.message, caught.exceptions)
    print(slow.cancelled())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(give(1, 10))
            raise RuntimeError('body')
    except ExceptionGroup as caught:
        print(caught, caught.exceptions)
    try:
        group.create_task(give(1))
    except RuntimeError as error:
        print(error)

    async def outer():
        async with asyncio.TaskGroup() as group:
            group.create_task(give(1, 10))

    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))
    coroutine = give(1)
    try:
        asyncio.TaskGroup().create_task(coroutine)
    except RuntimeError as error:
        print(error)


async def threads():
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(pow, 2, exp=5))
    print(await loop.run_in_executor(None, len, 'four'))
    try:
        await asyncio.to_thread(int, 'x')
    except ValueError as error:
        print(error)
    variable = contextvars.ContextVar('variable', default='unset')
    variable.set('set')
    print(await asyncio.to_thread(variable.get))
    results = []

    def elsewhere():
        future = asyncio.run_coroutine_threadsafe(give('from a thread'), loop)
        results.append(future.result(10))
        failing = asyncio.run_coroutine_threadsafe(fail(OSError('thread')), loop)
        results.append(repr(failing.exception(10)))
        loop.call_soon_threadsafe(finished.set)

    finished = asyncio.Event()
    thread = threading.Thread(target=elsewhere)
    thread.start()
    await finished.wait()
    thread.join()
    print(results)


async def generators():
    async def count(log):
        try:
            for n in range(5):
                await asyncio.sleep(0)
                yield n
        finally:
            log.append('closed')

    log = []
    print([n async for n in count(log)], log)
    log = []
    left_open = count(log)
    async for n in left_open:
        if n == 2:
            break
    await asyncio.get_running_loop().shutdown_asyncgens()
    print(log)

    class Ticker:
        def __init__(self, to):
            self.n, self.to = 0, to

        def __aiter__(self):
            return self

        async def __anext__(self):
            if self.n >= self.to:
                raise StopAsyncIteration
            self.n += 1
            await asyncio.sleep(0)
            return self.n

    print([n async for n in Ticker(3)])


async def contexts():
    variable = contextvars.ContextVar('variable', default=0)

    async def change(n):
        variable.set(n)
        await asyncio.sleep(0)
        return variable.get()

    print(await asyncio.gather(change(1), change(2)), variable.get())
    context = contextvars.copy_context()
    await asyncio.create_task(change(7), context=context)
    print(context[variable], variable.get())


async def eager():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    log = []

    async def start():
        log.append('started')
        return 'done at once'

    task = asyncio.create_task(start())
    print(log, task.done(), await task)


for part in (groups, threads, generators, contexts, eager):
    print('--', part.__name__)
    asyncio.run(part())

print('-- loops')
with asyncio.Runner() as runner:
    print(runner.run(give('first')), runner.run(give('second')), runner.get_loop().is_closed())
loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed(), loop.run_until_complete(give('by hand')))
loop.call_soon(print, 'called')
loop.call_later(0.01, loop.stop)
loop.run_forever()


async def stop_early():
    loop.stop()
    await asyncio.sleep(10)


try:
    loop.run_until_complete(stop_early())
except RuntimeError as error:
    print(error)
for task in asyncio.all_tasks(loop):
    task.cancel()
loop.run_until_complete(asyncio.sleep(0))
errors = []
loop.set_exception_handler(lambda loop, context: errors.append((context['message'].split(' at ')[0], context['exception'])))


def bad_callback():
    raise ZeroDivisionError('callback')


loop.call_soon(bad_callback)
loop.run_until_complete(asyncio.sleep(0))
print(errors)
try:
    loop.call_soon(bad_callback)
    loop.run_until_complete(fail(SystemExit(3)))
except SystemExit as error:
    print('SystemExit', error)
loop.close()
print(loop.is_closed(), loop)
coroutine = give(1)
for action in (lambda: loop.call_soon(print), lambda: loop.run_forever(), lambda: loop.run_until_complete(coroutine)):
    try:
        action()
    except RuntimeError as error:
        print(error)
coroutine.close()
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)


async def nested():
    coroutine = give(1)
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()


asyncio.run(nested())
try:
    asyncio.run(3)
except TypeError as error:
    print(error)
print(asyncio.iscoroutine(coroutine), asyncio.iscoroutine(3))
