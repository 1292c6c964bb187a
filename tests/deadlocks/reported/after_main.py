"""The main thread has ended, and two that wait for each other are left: reported at the end, with status 1."""
# says: threads wait for each other: 'A' -> 'B' -> 'A'
# says: Exception ignored on threading shutdown
# prints: main has ended
# prints: at exit
import atexit
import threading

meeting = threading.Barrier(3)
one, other = threading.Lock(), threading.Lock()
atexit.register(print, 'at exit')


def work(first, second):
    with first:
        meeting.wait()
        with second:
            pass


threading.Thread(target=work, args=(one, other), name='A').start()
threading.Thread(target=work, args=(other, one), name='B').start()
meeting.wait()
print('main has ended')
