"""Three threads wait for each other in a ring of reentrant locks."""
# says: threads wait for each other: 'T0' -> 'T1' -> 'T2' -> 'T0'
# says: 'T2' waits for an RLock that 'T0' holds
import threading

meeting = threading.Barrier(3)
locks = [threading.RLock() for _ in range(3)]


def work(number):
    with locks[number]:
        meeting.wait()
        with locks[(number + 1) % 3]:
            pass


threads = [threading.Thread(target=work, args=(number,), name=f'T{number}') for number in range(3)]
for thread in threads:
    thread.start()
threads[0].join()
