"""Threads hold semaphores that the others want."""
# says: 'A' waits in Semaphore.acquire()
# says: 'MainThread' waits in Semaphore.acquire()
import threading

meeting = threading.Barrier(2)
one, other = threading.Semaphore(1), threading.Semaphore(1)


def work(first, second):
    with first:
        meeting.wait()
        with second:
            pass


threading.Thread(target=work, args=(one, other), name='A').start()
work(other, one)
