"""A handle that another thread cancels while its callback runs has that thread wait until it has run."""

import asyncio
import threading

events = []
running = threading.Event()
go_on = threading.Event()
is_known = threading.Event()


def callback():
    running.set()
    go_on.wait(10)
    events.append("callback has run")


def itself():
    is_known.wait(10)
    handles[0].cancel()
    events.append(("cancelled by itself", handles[0].cancelled()))
    loop.stop()


def canceller(loop):
    handle = loop.call_soon_threadsafe(callback)
    print(type(handle).__mro__[1] is asyncio.Handle)
    running.wait(10)
    threading.Timer(0.05, go_on.set).start()
    handle.cancel()
    events.append(("cancelled", handle.cancelled()))
    handles.append(loop.call_soon_threadsafe(itself))
    is_known.set()


handles = []
loop = asyncio.new_event_loop()
thread = threading.Thread(target=canceller, args=(loop,))
thread.start()
loop.run_forever()
thread.join()
loop.close()
print(*events, sep="\n")
