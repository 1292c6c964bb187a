"""Two threads hold a Lock each and want the other's; the main thread waits for them."""
# says: threads wait for each other: 'A' -> 'B' -> 'A'
# says: 'A' waits for a Lock that 'B' holds, at locks.py:18
# says: 'B' waits for a Lock that 'A' holds, at locks.py:18
# says: 'MainThread' waits for the end of 'A', at locks.py:26
# says: Thread 'A' (most recent call last):
# says: Thread 'B' (most recent call last):
# says:     with second:
# says: threading.DeadlockError: threads
import threading

meeting = threading.Barrier(2)


def work(first, second):
    with first:
        meeting.wait()
        with second:
            pass


one, other = threading.Lock(), threading.Lock()
threads = [threading.Thread(target=work, args=pair, name=name) for name, pair in {'A': (one, other), 'B': (other, one)}.items()]
for thread in threads:
    thread.start()
for thread in threads: thread.join()
