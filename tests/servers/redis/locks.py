"""Locks exclude others, end by themselves, and belong to who has taken them."""

import threading
import time

from _client import client

from redis.exceptions import LockError

r = client()
lock = r.lock("lock", timeout=5)
print(lock.acquire(), lock.owned(), lock.locked(), r.lock("lock").acquire(blocking=False), r.lock("lock", blocking_timeout=0.1, sleep=0.02).acquire())
print(lock.extend(5), 5 < r.pttl("lock") / 1000 <= 10, lock.extend(2, replace_ttl=True), r.ttl("lock") <= 2, lock.reacquire(), lock.release(), lock.locked())
for action in (lock.release, lambda: lock.extend(1), lambda: r.lock("x").__enter__().extend(1)):
    try:
        print(action())
    except LockError as error:
        print(type(error).__name__, error)
short = r.lock("short", timeout=0.05)
short.acquire()
time.sleep(0.1)
try:
    short.release()
except LockError as error:
    print(type(error).__name__, error)
total = 0


def add():
    global total
    for _ in range(5):
        with r.lock("sum", timeout=10, sleep=0.001):
            before = total
            time.sleep(0.001)
            total = before + 1


threads = [threading.Thread(target=add) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
