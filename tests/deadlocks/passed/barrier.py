"""Threads that come late to a barrier, or end late, keep the others waiting but not for ever."""
import threading
import time

barrier = threading.Barrier(3)


def arrive(pause):
    time.sleep(pause)
    barrier.wait()
    time.sleep(pause)


threads = [threading.Thread(target=arrive, args=(pause,)) for pause in (0, 0.25, 0.5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print('done')
