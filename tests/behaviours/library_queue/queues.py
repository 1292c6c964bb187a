"""Queues between threads."""
import queue
import threading


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


q = queue.Queue(2)
print(q.empty(), q.full(), q.qsize(), q.maxsize)
q.put('a')
q.put_nowait('b')
print(q.empty(), q.full(), q.qsize())
attempt(q.put_nowait, 'c')
attempt(q.put, 'c', timeout=0.01)
attempt(q.put, 'c', timeout=-1)
print(q.get(), q.get())
attempt(q.get_nowait)
attempt(q.get, timeout=0.01)
attempt(q.get, timeout=-1)
q.task_done()
q.task_done()
attempt(q.task_done)
q.join()

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    q = kind()
    for item in (3, 1, 2):
        q.put(item)
    print(kind.__name__, [q.get() for _ in range(3)])

jobs = queue.Queue(5)
results = queue.SimpleQueue()


def worker():
    while True:
        job = jobs.get()
        if job is None:
            jobs.task_done()
            return
        results.put(job * job)
        jobs.task_done()


threads = [threading.Thread(target=worker) for _ in range(3)]
for t in threads:
    t.start()
for n in range(100):
    jobs.put(n)
jobs.join()
for _ in threads:
    jobs.put(None)
for t in threads:
    t.join()
print(results.qsize(), sum(results.get() for _ in range(100)), results.empty())
attempt(results.get_nowait)
attempt(results.get, True, 0.01)
attempt(results.get, True, -1)

q = queue.Queue()
q.put(1)
q.shutdown()
attempt(q.put, 2)
attempt(q.get)
attempt(q.get)
q.task_done()
q.join()
q = queue.Queue()
q.put(1)
q.shutdown(immediate=True)
attempt(q.get)
q.join()
waiting = queue.Queue()
ended = []


def get():
    try:
        waiting.get()
    except queue.ShutDown:
        ended.append('shut down')


t = threading.Thread(target=get)
t.start()
waiting.shutdown()
t.join()
print(ended)
print(queue.Queue[int])
