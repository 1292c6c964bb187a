"""Data of a thread's own."""
import threading

data = threading.local()
data.value = "main"
seen = []


class Counter(threading.local):
    def __init__(self, start):
        self.number = start


counter = Counter(10)
counter.number += 1


def work():
    seen.append(hasattr(data, "value"))
    data.value = "thread"
    seen.append(data.value)
    seen.append(counter.number)


thread = threading.Thread(target=work)
thread.start()
thread.join()
print(seen, data.value, counter.number, data.__dict__)
try:
    data.missing
except AttributeError as error:
    print(error)
