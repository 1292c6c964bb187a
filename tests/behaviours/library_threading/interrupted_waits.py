"""Ctrl-C ends a wait of the main thread for whatever it is."""
import queue
import signal
import threading

event, lock = threading.Event(), threading.Lock()
lock.acquire()
thread = threading.Thread(target=event.wait)
thread.start()
semaphore, condition, barrier = threading.Semaphore(0), threading.Condition(), threading.Barrier(2)


def wait_for_condition():
    with condition:
        condition.wait()


signal.signal(signal.SIGALRM, signal.default_int_handler)
for name, wait in (('event', threading.Event().wait), ('lock', lock.acquire), ('join', thread.join),
                   ('semaphore', semaphore.acquire), ('condition', wait_for_condition), ('barrier', barrier.wait),
                   ('queue', queue.Queue().get), ('simple queue', queue.SimpleQueue().get),
                   ('timeout', lambda: lock.acquire(timeout=100))):
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    try:
        wait()
    except KeyboardInterrupt:
        print(name)
event.set()
thread.join()
