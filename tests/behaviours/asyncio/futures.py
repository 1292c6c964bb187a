"""Futures by hand: results, exceptions, callbacks, and await."""
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_soon(future.set_result, "result")
    print(future.done(), await future, future.done(), future.result())
    failing = loop.create_future()
    loop.call_later(0.01, failing.set_exception, KeyError("k"))
    try:
        await failing
    except KeyError as error:
        print(repr(error))
    for call in (lambda: future.set_result(1), lambda: loop.create_future().result(), lambda: loop.create_future().exception()):
        try:
            call()
        except asyncio.InvalidStateError as error:
            print(type(error).__name__, error)
    cancelled = loop.create_future()
    print(cancelled.cancel(), cancelled.cancelled(), cancelled.cancel())
    order = []
    loop.call_soon(order.append, 1)
    handle = loop.call_soon(order.append, "never")
    handle.cancel()
    loop.call_later(0.02, order.append, 3)
    loop.call_at(loop.time() + 0.01, order.append, 2)
    await asyncio.sleep(0.05)
    print(order, handle.cancelled(), loop.is_running(), loop.is_closed())


asyncio.run(main())
