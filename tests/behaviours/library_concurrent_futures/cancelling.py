"""What has not begun can be cancelled, alone or with the executor."""
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor

go, begun = threading.Event(), threading.Event()
pool = ThreadPoolExecutor(1)
running = pool.submit(lambda: begun.set() or go.wait())
waiting = [pool.submit(int) for _ in range(3)]
begun.wait()
called = []
waiting[0].add_done_callback(lambda future: called.append(future.cancelled()))
print(running.cancel(), waiting[0].cancel(), waiting[0].cancel(), called, running.running(), waiting[1].done())
pool.shutdown(wait=False, cancel_futures=True)
go.set()
print([future.cancelled() for future in waiting], running.result())
try:
    waiting[0].result()
except CancelledError as error:
    print(type(error).__name__)
try:
    pool.submit(int)
except RuntimeError as error:
    print(error)
