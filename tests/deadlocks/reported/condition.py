"""A thread waits to be notified with a lock that whoever would notify it needs first."""
# says: every thread waits, and nobody is left to wake one
# says: 'waiting' waits in Condition.wait()
# says: 'notifying' waits for a Lock that 'waiting' holds
import threading

guard, condition, ready = threading.Lock(), threading.Condition(), threading.Event()


def wait():
    with guard, condition:
        ready.set()
        condition.wait()


def notify():
    ready.wait()
    with guard, condition:
        condition.notify()


threads = [threading.Thread(target=wait, name='waiting'), threading.Thread(target=notify, name='notifying')]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
