"""Locks, conditions, semaphores, events, barriers."""
import threading


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.01))
lock.release()
attempt(lock.release)
attempt(lock.acquire, False, 1)
attempt(lock.acquire, True, -2)
with lock as got:
    print(got, lock.locked())

rlock = threading.RLock()
with rlock:
    with rlock:
        print('twice')
attempt(rlock.release)

counter = 0


def count(times):
    global counter
    for _ in range(times):
        with lock:
            counter += 1


threads = [threading.Thread(target=count, args=(2000,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter)

condition = threading.Condition()
attempt(condition.wait)
attempt(condition.notify)
with condition:
    print(condition.wait(0.01), condition.wait_for(lambda: False, 0.01), condition.wait_for(lambda: 5))
buffer = []


def consume(out):
    for _ in range(3):
        with condition:
            condition.wait_for(lambda: buffer)
            out.append(buffer.pop(0))


out = []
t = threading.Thread(target=consume, args=(out,))
t.start()
for item in 'abc':
    with condition:
        buffer.append(item)
        condition.notify()
t.join()
print(out)

nested = threading.Condition()
ready = []


def waiter():
    with nested:
        with nested:
            nested.wait_for(lambda: ready)
            print('woken')


t = threading.Thread(target=waiter)
t.start()
with nested:
    ready.append(1)
    nested.notify_all()
t.join()

semaphore = threading.Semaphore(2)
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(blocking=False), semaphore.acquire(timeout=0.01))
semaphore.release(2)
attempt(semaphore.release, 0)
attempt(semaphore.acquire, False, 1)
attempt(threading.Semaphore, -1)
bounded = threading.BoundedSemaphore(1)
with bounded:
    pass
attempt(bounded.release)
active = 0
peak = 0
gate = threading.Semaphore(3)


def limited():
    global active, peak
    with gate:
        with lock:
            active += 1
            peak = max(peak, active)
        with lock:
            active -= 1


threads = [threading.Thread(target=limited) for _ in range(10)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(peak <= 3, active)

event = threading.Event()
print(event.is_set(), event.wait(0.01))
t = threading.Thread(target=lambda: print('waited', event.wait()))
t.start()
event.set()
t.join()
print(event.is_set(), event.wait(0), event.wait())
event.clear()
print(event.is_set())

barrier = threading.Barrier(3, action=lambda: print('all here'))
places = []


def meet():
    for _ in range(2):
        places.append(barrier.wait())


threads = [threading.Thread(target=meet) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(places), barrier.parties, barrier.n_waiting, barrier.broken)
attempt(barrier.wait, 0.01)
print(barrier.broken)
attempt(barrier.wait)
barrier.reset()
print(barrier.broken)
broken = []


def hopeful():
    try:
        barrier.wait()
    except threading.BrokenBarrierError as error:
        broken.append(type(error).__name__)


t = threading.Thread(target=hopeful)
t.start()
while barrier.n_waiting == 0:
    pass
barrier.abort()
t.join()
print(broken, barrier.broken)
attempt(threading.Barrier, 0)


def act():
    raise KeyError('action')


attempt(threading.Barrier(1, act).wait)
print(repr(threading.Event()).split(' at ')[0], repr(threading.Event()).split(': ')[1])
print(repr(threading.Semaphore(2)).split(': ')[1], repr(threading.BoundedSemaphore(2)).split(': ')[1])
print(repr(threading.Barrier(2)).split(': ')[1])
