"""The main thread is one of two that wait for each other: its error opens the lock, and the other goes on."""
# says: threads wait for each other: 'MainThread' -> 'B' -> 'MainThread'
# says: 'MainThread' waits for an RLock that 'B' holds
# says: 'B' waits for an RLock that 'MainThread' holds
# prints: B went on
import threading

meeting = threading.Barrier(2)
one, other = threading.RLock(), threading.RLock()


def work():
    with other:
        meeting.wait()
        with one:
            print('B went on')


threading.Thread(target=work, name='B').start()
with one:
    meeting.wait()
    with other:
        pass
