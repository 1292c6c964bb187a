"""Starting attempts one after the other, each a little later, until one succeeds."""

from . import events, exceptions, locks, tasks

__all__ = ['staggered_race']


async def staggered_race(coro_fns, delay: float | None, *, loop=None) -> tuple:
    """Run coroutines from functions, a new one when the last has failed or `delay` seconds have passed.

    Return the result of the first that succeeds, its index, and what each raised; the others are cancelled.
    """
    loop = loop or events.get_running_loop()
    attempts = iter(coro_fns)
    running = set()
    failures = []
    unexpected = []
    winner = None
    changed = locks.Event()

    async def attempt(number: int, coroutine_function, failed: locks.Event) -> None:
        nonlocal winner
        try:
            result = await coroutine_function()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            failures[number] = error
            failed.set()
            return
        if winner is None:
            winner = result, number
            for other in running:
                if other is not tasks.current_task(loop):
                    other.cancel()
        failed.set()

    def ended(task) -> None:
        running.discard(task)
        if not task.cancelled() and task.exception() is not None:
            unexpected.append(task.exception())
        changed.set()

    def start(failed: locks.Event) -> bool:
        function = next(attempts, None)
        if function is None:
            return False
        failures.append(None)
        task = loop.create_task(attempt(len(failures) - 1, function, failed))
        if not task.done():
            running.add(task)
        task.add_done_callback(ended)
        return True

    cancellation = None
    try:
        while winner is None and not unexpected:
            failed = locks.Event()
            if not start(failed):
                break
            try:
                await tasks.wait_for(failed.wait(), delay)
            except exceptions.TimeoutError:
                pass
        while running and not unexpected:
            changed.clear()
            await changed.wait()
    except exceptions.CancelledError as error:
        cancellation = error
    finally:
        for task in [*running]:
            task.cancel()
        while running:
            changed.clear()
            try:
                await changed.wait()
            except exceptions.CancelledError as error:
                cancellation = error
                for task in [*running]:
                    task.cancel(*error.args)
    if cancellation is not None:
        raise cancellation
    if unexpected:
        raise ExceptionGroup('staggered race failed', unexpected)
    result, number = winner or (None, None)
    return result, number, failures
