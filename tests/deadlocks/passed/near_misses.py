"""Thousands of short waits across threads, each of which ends."""
import queue
import random
import threading
import time

random.seed(7)
locks = [threading.Lock() for _ in range(4)]
baton, back = queue.SimpleQueue(), queue.Queue()


def back_off(seed):
    choose = random.Random(seed)
    for _ in range(400):
        one, other = choose.sample(locks, 2)
        while True:
            with one:
                if other.acquire(blocking=False):
                    other.release()
                    break
            time.sleep(0.0001)


def echo():
    while (item := baton.get()) is not None:
        back.put(item)


def ask():
    for number in range(1000):
        baton.put(number)
        assert back.get() == number
    baton.put(None)


threads = [threading.Thread(target=back_off, args=(seed,)) for seed in range(4)]
threads += [threading.Thread(target=echo), threading.Thread(target=ask)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for _ in range(100):
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
print('done')
