"""Timeouts and cancellation of futures."""
import threading
from concurrent.futures import ALL_COMPLETED, CancelledError, Future, ThreadPoolExecutor, wait

release = threading.Event()
with ThreadPoolExecutor(1) as pool:
    slow = pool.submit(release.wait)
    queued = pool.submit(print, "never")
    try:
        slow.result(timeout=0.01)
    except TimeoutError as error:
        print(type(error).__name__)
    print(queued.cancel(), queued.cancelled(), slow.cancel(), slow.running())
    try:
        queued.result()
    except CancelledError as error:
        print(type(error).__name__)
    done, waiting = wait([slow], timeout=0.01)
    print(len(done), len(waiting))
    release.set()
    done, waiting = wait([slow], return_when=ALL_COMPLETED)
    print(len(done), len(waiting))
future = Future()
future.set_result(5)
print(future.result(), future.done())
try:
    future.set_result(6)
except Exception as error:
    print(type(error).__name__)
