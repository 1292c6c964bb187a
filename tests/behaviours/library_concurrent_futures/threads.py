"""Futures and the pool of threads."""
import concurrent.futures
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, Future


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except BaseException as error:
        print(type(error).__name__, error)


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(pow, n, 2) for n in range(10)]
    print([f.result() for f in futures])
    print(list(pool.map(lambda a, b: a + b, [1, 2, 3], [10, 20, 30])))
    print(list(pool.map(str, range(5), buffersize=2)))
    bad = pool.submit(int, 'x')
    attempt(bad.result)
    print(repr(bad.exception()))
    print(sorted(f.result() for f in as_completed([pool.submit(abs, -n) for n in range(6)])))
    attempt(list, pool.map(lambda n: 1 // n, [1, 0, 2]))
attempt(pool.submit, print)
attempt(ThreadPoolExecutor, 0)
attempt(ThreadPoolExecutor, initializer=3)
attempt(pool.map, abs, [1], buffersize=0)
attempt(pool.map, abs, [1], buffersize=1.5)

names = set()
both = threading.Barrier(2)


def name_of():
    names.add(threading.current_thread().name)
    both.wait()


with ThreadPoolExecutor(2, 'crew') as pool:
    fs = [pool.submit(name_of) for _ in range(2)]
print(sorted(names))

gate = threading.Event()
with ThreadPoolExecutor(1) as pool:
    first = pool.submit(gate.wait)
    while not first.running():
        pass
    second = pool.submit(print, 'never')
    print(first.cancel(), second.cancel(), second.cancelled(), second.done(), first.done())
    print(repr(first).split('state=')[1], repr(second).split('state=')[1])
    attempt(first.result, 0.01)
    attempt(second.result)
    done, not_done = wait([first, second], timeout=0.01)
    print(len(done), len(not_done))
    attempt(list, as_completed([first], timeout=0.01))
    gate.set()
    result = wait([first])
    print(result.done == {first}, result.not_done, type(result).__name__)
    print(repr(first).split('state=')[1])

gate = threading.Event()
with ThreadPoolExecutor(2) as pool:
    slow = pool.submit(gate.wait)
    quick = pool.submit(abs, -1)
    done, not_done = wait([slow, quick], return_when=concurrent.futures.FIRST_COMPLETED)
    print(quick in done, slow in not_done)
    failing = pool.submit(int, 'x')
    done, not_done = wait([slow, failing], return_when='FIRST_EXCEPTION')
    print(failing in done, slow in not_done)
    attempt(wait, [slow], return_when='WHENEVER')
    gate.set()

gate = threading.Event()
pool = ThreadPoolExecutor(1)
running = pool.submit(gate.wait)
while not running.running():
    pass
waiting = [pool.submit(abs, n) for n in range(3)]
pool.shutdown(wait=False, cancel_futures=True)
print([f.cancelled() for f in waiting])
gate.set()
print(running.result())

ready = []
with ThreadPoolExecutor(1, initializer=ready.append, initargs=('set up',)) as pool:
    print(pool.submit(lambda: list(ready)).result())

future = Future()
order = []
future.add_done_callback(lambda f: order.append(f.result()))
future.set_result('value')
future.add_done_callback(lambda f: order.append('late'))
print(order, future.result(), future.exception())
try:
    future.set_result(1)
except concurrent.futures.InvalidStateError as error:
    print(type(error).__name__, str(error).split('<')[0])
future = Future()
print(future.cancel(), future.set_running_or_notify_cancel(), future.cancelled())
future = Future()
print(future.set_running_or_notify_cancel(), future.running(), future.cancel())
future.set_exception(KeyError('k'))
attempt(future.result)
attempt(concurrent.futures.Executor().submit, 1)
print(concurrent.futures.TimeoutError is TimeoutError)
