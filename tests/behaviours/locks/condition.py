"""Conditions: wait, wait_for, notify and misuse."""
import threading

condition = threading.Condition()
items, taken = [], []


def consumer():
    with condition:
        condition.wait_for(lambda: items)
        taken.append(items.pop(0))


threads = [threading.Thread(target=consumer) for _ in range(3)]
for thread in threads:
    thread.start()
for number in range(3):
    with condition:
        items.append(number)
        condition.notify()
for thread in threads:
    thread.join()
print(sorted(taken), items)
with condition:
    print(condition.wait(timeout=0.01), condition.wait_for(lambda: False, timeout=0.01))
for call in (condition.wait, condition.notify):
    try:
        call()
    except RuntimeError as error:
        print(error)
