"""A condition wakes as many as are notified, and wait_for asks a predicate."""
import threading

condition = threading.Condition()
waiting, woken = threading.Semaphore(0), []


def wait(number):
    with condition:
        waiting.release()
        condition.wait()
        woken.append(number)


threads = [threading.Thread(target=wait, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
for _ in threads:
    waiting.acquire()
with condition:
    condition.notify(1)
while not woken:
    threads[0].join(0.001)
with condition:
    print(len(woken))
    condition.notify_all()
for thread in threads:
    thread.join()
print(sorted(woken))
with condition:
    print(condition.wait(0.01), condition.wait_for(lambda: False, 0.01), condition.wait_for(lambda: 'ready'))
with condition:
    condition.notify(0)
